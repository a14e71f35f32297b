package dev.adder.runtime.interpreter;

import dev.adder.heap.Counted;
import dev.adder.heap.RootProvider;
import dev.adder.heap.Unowned;
import dev.adder.heap.Visitor;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The references that static fields of the runtime own: singletons, cached small objects, interned names, the built-in types. Found by
 * reflection, for the audit alone, so that nobody need register one: a field that does not own what it shows is marked
 * {@link Unowned}. Built-in types are owned once, however many fields name them.
 */
final class StaticRoots implements RootProvider {
    private static final String PACKAGE = "dev/adder/runtime/";

    private final List<Field> fields = new ArrayList<>();

    /** The values of final fields, which need no reflection later: objects, each as often as it is owned, and what leads to objects. */
    private final List<Counted> leaves = new ArrayList<>();
    private final List<Object> constants = new ArrayList<>();
    private final Set<Object> types = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The fields through which an object of a helper class may own objects; none for other classes. */
    private final Map<Class<?>, List<Field>> instanceFields = new IdentityHashMap<>();

    /** Initializes all classes of the runtime, so that the walk later makes no objects. */
    StaticRoots() {
        try {
            Path place = Path.of(PyObject.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place.resolve(PACKAGE))) {
                    files.map(file -> place.relativize(file).toString()).sorted().forEach(this::addClass);
                }
            } else {
                try (JarFile jar = new JarFile(place.toFile())) {
                    jar.stream().map(entry -> entry.getName()).sorted().forEach(this::addClass);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addClass(String file) {
        if (!file.startsWith(PACKAGE) || !file.endsWith(".class") || file.endsWith("-info.class")) {
            return;
        }
        try {
            Class<?> cls = Class.forName(file.substring(0, file.length() - 6).replace('/', '.'), true, PyObject.class.getClassLoader());
            for (Field field : cls.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && mayOwn(field)) {
                    field.setAccessible(true);
                    if (Modifier.isFinal(field.getModifiers())) {
                        addConstant(get(field, null));
                    } else {
                        fields.add(field);
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addConstant(Object value) {
        switch (value) {
            case null -> {
            }
            case PyType type when !type.isHeapType() -> {
                if (types.add(type)) {
                    leaves.add(type);
                }
            }
            case Counted object -> leaves.add(object);
            default -> constants.add(value);
        }
    }

    private static boolean mayOwn(Field field) {
        Class<?> type = field.getType();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return !type.isPrimitive() && type != String.class && !type.isEnum() && !field.isAnnotationPresent(Unowned.class);
    }

    @Override
    public void visitRoots(Visitor visitor) {
        Walk walk = new Walk(visitor);
        for (Counted object : leaves) {
            visitor.visit(object);
        }
        for (Object constant : constants) {
            walk.value(constant);
        }
        for (Field field : fields) {
            walk.value(get(field, null));
        }
    }

    private static Object get(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One walk: from the fields through arrays, collections and helper objects of the runtime to the counted objects. */
    private final class Walk {
        private final Visitor visitor;
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        Walk(Visitor visitor) {
            this.visitor = visitor;
        }

        void value(Object value) {
            switch (value) {
                case null -> {
                }
                case PyType type when !type.isHeapType() -> {
                    if (!types.contains(type) && seen.add(type)) {
                        visitor.visit(type);
                    }
                }
                case Counted object -> visitor.visit(object);
                case RootProvider registered -> {
                    // an interpreter or a thread, which the heap knows by itself
                }
                case Object[] array -> {
                    for (Object element : array) {
                        value(element);
                    }
                }
                case Collection<?> collection -> collection.forEach(this::value);
                case Map<?, ?> map -> {
                    map.keySet().forEach(this::value);
                    map.values().forEach(this::value);
                }
                default -> helper(value);
            }
        }

        private void helper(Object object) {
            List<Field> owners = instanceFields.computeIfAbsent(object.getClass(), StaticRoots::ownersIn);
            if (!owners.isEmpty() && seen.add(object)) {
                for (Field field : owners) {
                    value(get(field, object));
                }
            }
        }
    }

    private static List<Field> ownersIn(Class<?> cls) {
        List<Field> result = new ArrayList<>();
        if (!cls.getName().startsWith("dev.adder.runtime.") || cls.isEnum()) {
            return result;
        }
        for (Class<?> c = cls; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && mayOwn(field) && c.getName().startsWith("dev.adder.")) {
                    field.setAccessible(true);
                    result.add(field);
                }
            }
        }
        return result;
    }
}
