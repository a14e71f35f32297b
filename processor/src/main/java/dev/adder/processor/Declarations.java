package dev.adder.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;

/** Reads the declarations of a class and checks them: each broken rule is an error at the declaration, which is then left out. */
final class Declarations {
    static final String OBJECT_PACKAGE = "dev.adder.runtime.object";
    private static final String PY_OBJECT = OBJECT_PACKAGE + ".PyObject";
    private static final String PY_TYPE = OBJECT_PACKAGE + ".PyType";
    private static final String PY_TUPLE = OBJECT_PACKAGE + ".PyTuple";
    private static final String PY_DICT = OBJECT_PACKAGE + ".PyDict";
    private static final String PY_STR = OBJECT_PACKAGE + ".PyStr";
    private static final String PY_MODULE = OBJECT_PACKAGE + ".PyModule";
    private static final List<Class<? extends Annotation>> MEMBER_ANNOTATIONS =
            List.of(PyMethod.class, PyGetter.class, PySetter.class, PyNew.class, PyInit.class);

    private final Elements elements;
    private final Types types;
    private final Messager messager;

    Declarations(ProcessingEnvironment env) {
        elements = env.getElementUtils();
        types = env.getTypeUtils();
        messager = env.getMessager();
    }

    private void error(Element where, String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message, where);
    }

    /** Checks that {@link Slots} agrees with the runtime's enum, where that is in reach. */
    void checkSlotNames(Element where) {
        TypeElement slot = elements.getTypeElement(OBJECT_PACKAGE + ".Slot");
        if (slot == null) {
            return;
        }
        List<String> constants = new ArrayList<>();
        for (Element e : slot.getEnclosedElements()) {
            if (e.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(e.getSimpleName().toString());
            }
        }
        for (int i = 0; i < Math.max(constants.size(), Slots.NAMES.size()); i++) {
            String constant = i < constants.size() ? constants.get(i) : "nothing";
            String name = i < Slots.NAMES.size() ? Slots.NAMES.get(i) : "nothing";
            if (!constant.replace("_", "").equalsIgnoreCase(name)) {
                error(where, "the processor's list of slots has " + name + " at " + i + " where Slot has " + constant);
                return;
            }
        }
    }

    /** Reports annotated methods of classes that are neither a built-in type nor a module. */
    void checkOutside(RoundEnvironment round) {
        for (Class<? extends Annotation> annotation : MEMBER_ANNOTATIONS) {
            for (Element e : round.getElementsAnnotatedWith(annotation)) {
                Element owner = e.getEnclosingElement();
                if (owner.getAnnotation(BuiltinType.class) == null && owner.getAnnotation(BuiltinModule.class) == null) {
                    error(e, "@" + annotation.getSimpleName() + " outside of a class with @BuiltinType or @BuiltinModule");
                }
            }
        }
    }

    /** The table of {@code owner}, without the declarations that are wrong. */
    Table read(TypeElement owner, String pythonName, boolean module, String doc) {
        return new Reader(owner, module).read(pythonName, doc);
    }

    /** The state of reading one class. */
    private final class Reader {
        private final TypeElement owner;
        private final boolean module;
        private final Map<String, String> names = new HashMap<>();
        private final List<Table.Function> functions = new ArrayList<>();
        private Table.Function constructor;
        private Table.Function initializer;

        Reader(TypeElement owner, boolean module) {
            this.owner = owner;
            this.module = module;
        }

        Table read(String pythonName, String doc) {
            if (pythonName.isEmpty()) {
                error(owner, "the name is empty");
            }
            checkOwner();
            List<ExecutableElement> getters = new ArrayList<>();
            Map<String, ExecutableElement> setters = new HashMap<>();
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                int annotations = 0;
                for (Class<? extends Annotation> a : MEMBER_ANNOTATIONS) {
                    annotations += method.getAnnotation(a) == null ? 0 : 1;
                }
                if (annotations == 0) {
                    continue;
                }
                if (annotations > 1) {
                    error(method, "more than one of the annotations @PyMethod, @PyGetter, @PySetter, @PyNew and @PyInit");
                    continue;
                }
                if (!callable(method)) {
                    continue;
                }
                if (method.getAnnotation(PyGetter.class) != null) {
                    getters.add(method);
                } else if (method.getAnnotation(PySetter.class) != null) {
                    setter(method, setters);
                } else {
                    function(method);
                }
            }
            List<Table.Property> properties = properties(getters, setters);
            List<String> slots = module ? List.of() : slots();
            return new Table(elements.getPackageOf(owner).getQualifiedName().toString(), className("."), className("") + "Table",
                    pythonName, module, doc, functions, properties, constructor, initializer, slots);
        }

        private void checkOwner() {
            for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
                if (e.getModifiers().contains(Modifier.PRIVATE)) {
                    error(owner, "the class is private: its table cannot reach it");
                }
            }
            if (owner.getAnnotation(BuiltinType.class) != null && owner.getAnnotation(BuiltinModule.class) != null) {
                error(owner, "both @BuiltinType and @BuiltinModule");
            }
        }

        /** The names of the class and those around it. */
        private String className(String separator) {
            String name = owner.getSimpleName().toString();
            for (Element e = owner.getEnclosingElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
                name = e.getSimpleName() + separator + name;
            }
            return name;
        }

        private boolean callable(ExecutableElement method) {
            if (!method.getModifiers().contains(Modifier.STATIC)) {
                error(method, "the method must be static");
                return false;
            }
            if (method.getModifiers().contains(Modifier.PRIVATE)) {
                error(method, "the method is private: the table cannot call it");
                return false;
            }
            if (!method.getTypeParameters().isEmpty()) {
                error(method, "the method has type parameters");
                return false;
            }
            if (method.getAnnotation(Borrowed.class) != null) {
                error(method, "the result is @Borrowed: what a table returns is owned by the caller");
                return false;
            }
            for (VariableElement parameter : method.getParameters()) {
                if (parameter.getAnnotation(Steals.class) != null) {
                    error(parameter, "the parameter @Steals: the arguments of a table are borrowed");
                    return false;
                }
            }
            for (TypeMirror thrown : method.getThrownTypes()) {
                TypeElement runtime = elements.getTypeElement("java.lang.RuntimeException");
                TypeElement fatal = elements.getTypeElement("java.lang.Error");
                if (!types.isSubtype(thrown, runtime.asType()) && !types.isSubtype(thrown, fatal.asType())) {
                    error(method, "the method throws the checked exception " + thrown);
                    return false;
                }
            }
            return true;
        }

        private boolean unique(ExecutableElement method, String name) {
            String other = names.putIfAbsent(name, method.getSimpleName().toString());
            if (other != null) {
                error(method, "the name '" + name + "' is already declared by " + other);
                return false;
            }
            return true;
        }

        private void function(ExecutableElement method) {
            PyMethod py = method.getAnnotation(PyMethod.class);
            PyNew pyNew = method.getAnnotation(PyNew.class);
            PyInit pyInit = method.getAnnotation(PyInit.class);
            String text = py != null ? py.value() : pyNew != null ? pyNew.value() : pyInit.value();
            boolean raw = py != null ? py.raw() : pyNew != null ? pyNew.raw() : pyInit.raw();
            boolean textSignature = py != null ? py.textSignature() : pyNew != null ? pyNew.textSignature() : pyInit.textSignature();
            Signature signature;
            try {
                signature = Signature.parse(text);
            } catch (Signature.SyntaxException e) {
                error(method, "bad signature \"" + text + "\": " + e.getMessage());
                return;
            }
            if (!raw && signature.bare()) {
                error(method, "bad signature \"" + text + "\": the parameters are missing");
                return;
            }
            if (py != null) {
                Table.Function f = build(method, signature, raw, textSignature, py.coexist(), py.doc(), false);
                if (f != null && checkDollar(method, signature) && unique(method, signature.name())) {
                    functions.add(f);
                }
                return;
            }
            if (module) {
                error(method, "a module has neither @PyNew nor @PyInit");
                return;
            }
            if (signature.dollar() != null) {
                error(method, "the signature of @PyNew and @PyInit has no $" + signature.dollar());
                return;
            }
            if (pyNew != null ? constructor != null : initializer != null) {
                error(method, "a second " + (pyNew != null ? "@PyNew" : "@PyInit"));
                return;
            }
            Table.Function f = build(method, signature, raw, textSignature, false, "", true);
            if (f == null) {
                return;
            }
            if (pyNew != null) {
                if (f.result() != Table.Result.OBJECT) {
                    error(method, "@PyNew must return an object, not " + method.getReturnType());
                    return;
                }
                constructor = f;
            } else {
                if (f.result() != Table.Result.VOID) {
                    error(method, "@PyInit must be void, not " + method.getReturnType());
                    return;
                }
                initializer = f;
            }
        }

        private boolean checkDollar(ExecutableElement method, Signature signature) {
            String dollar = signature.dollar();
            if (dollar != null && module != dollar.equals("module")) {
                error(method, "$" + dollar + (module ? " in a module: use $module" : " in a type: use $self or $type"));
                return false;
            }
            return true;
        }

        /** The function, or null after an error. */
        private Table.Function build(ExecutableElement method, Signature signature, boolean raw, boolean textSignature,
                boolean coexist, String doc, boolean constructing) {
            Table.Result result = result(method);
            if (result == null) {
                return null;
            }
            List<? extends VariableElement> parameters = method.getParameters();
            int first = 0;
            Table.Receiver receiver = Table.Receiver.NONE;
            String receiverType = null;
            boolean wantsReceiver = constructing || "self".equals(signature.dollar()) || "type".equals(signature.dollar());
            if (raw) {
                wantsReceiver |= signature.bare() && !module || parameters.size() == 5;
            }
            if (wantsReceiver || module && !parameters.isEmpty() && is(parameters.get(0).asType(), PY_MODULE)) {
                if (parameters.isEmpty()) {
                    error(method, "the receiver is missing: the first Java parameter takes it");
                    return null;
                }
                TypeMirror type = parameters.get(0).asType();
                boolean takesClass = method.getAnnotation(PyNew.class) != null || "type".equals(signature.dollar());
                if (takesClass && !is(type, PY_TYPE) || !checkReceiver(type)) {
                    error(parameters.get(0), takesClass ? "the first parameter must be the PyType"
                            : "the first parameter must take the receiver, and " + type + " does not");
                    return null;
                }
                first = 1;
                receiverType = nameOf(type);
                receiver = is(type, PY_OBJECT) ? Table.Receiver.OBJECT : Table.Receiver.CAST;
            }
            List<Table.Argument> arguments = List.of();
            if (raw) {
                if (!isRaw(parameters, first)) {
                    error(method, "a raw method takes (" + (first == 0 ? "" : "receiver, ")
                            + "PyObject[] args, int base, int nargs, PyTuple kwnames)");
                    return null;
                }
            } else {
                int given = parameters.size() - first;
                if (given != signature.parameters().size()) {
                    error(method, "the signature has " + signature.parameters().size() + " parameters after the receiver, the method has "
                            + given);
                    return null;
                }
                arguments = new ArrayList<>();
                for (int i = 0; i < given; i++) {
                    Table.Argument a = argument(parameters.get(first + i), signature.parameters().get(i));
                    if (a == null) {
                        return null;
                    }
                    arguments.add(a);
                }
            }
            return new Table.Function(signature, method.getSimpleName().toString(), receiver, receiverType, arguments, result, raw,
                    coexist, textSignature && !signature.bare(), doc);
        }

        /** Whether {@code type} takes every receiver: a supertype of the class, or any object class if the class is not one itself. */
        private boolean checkReceiver(TypeMirror type) {
            if (type.getKind() == TypeKind.ERROR) {
                return true;
            }
            if (is(type, PY_TYPE) || is(type, PY_MODULE)) {
                return true;
            }
            return isObject(type) && (!isObject(owner.asType()) || types.isSubtype(owner.asType(), type));
        }

        private boolean isRaw(List<? extends VariableElement> parameters, int first) {
            return parameters.size() == first + 4
                    && parameters.get(first).asType() instanceof ArrayType array && is(array.getComponentType(), PY_OBJECT)
                    && parameters.get(first + 1).asType().getKind() == TypeKind.INT
                    && parameters.get(first + 2).asType().getKind() == TypeKind.INT
                    && is(parameters.get(first + 3).asType(), PY_TUPLE);
        }

        private Table.Argument argument(VariableElement variable, Signature.Parameter p) {
            TypeMirror type = variable.asType();
            switch (p.kind()) {
                case VAR_POSITIONAL -> {
                    boolean array = type instanceof ArrayType a && is(a.getComponentType(), PY_OBJECT);
                    if (!array && !is(type, PY_TUPLE)) {
                        error(variable, "*" + p.name() + " must be a PyObject[] or a PyTuple, not " + type);
                        return null;
                    }
                    return new Table.Argument(p, Table.Conversion.OBJECT, nameOf(type), null, false);
                }
                case VAR_KEYWORD -> {
                    if (!is(type, PY_DICT)) {
                        error(variable, "**" + p.name() + " must be a PyDict, not " + type);
                        return null;
                    }
                    return new Table.Argument(p, Table.Conversion.OBJECT, nameOf(type), null, false);
                }
                default -> {
                    Table.Conversion conversion = conversion(variable, type);
                    if (conversion == null) {
                        return null;
                    }
                    String value = null;
                    if (p.defaultText() != null) {
                        value = Literals.javaDefault(conversion, p.defaultText());
                        if (value == null) {
                            error(variable, "the default " + p.defaultText() + " of '" + p.name() + "' is no value of " + type);
                            return null;
                        }
                    }
                    return new Table.Argument(p, conversion, nameOf(type), value, "None".equals(p.defaultText()));
                }
            }
        }

        private Table.Conversion conversion(VariableElement variable, TypeMirror type) {
            switch (type.getKind()) {
                case INT:
                    return Table.Conversion.INT;
                case LONG:
                    return Table.Conversion.LONG;
                case DOUBLE:
                    return Table.Conversion.DOUBLE;
                case BOOLEAN:
                    return Table.Conversion.BOOLEAN;
                case ERROR:
                    return null;
                default:
                    break;
            }
            if (is(type, "java.lang.String")) {
                return Table.Conversion.STRING;
            }
            if (is(type, PY_OBJECT)) {
                return Table.Conversion.OBJECT;
            }
            if (is(type, PY_STR)) {
                return Table.Conversion.PY_STR;
            }
            if (!isObject(type)) {
                error(variable, "no conversion to the parameter type " + type);
                return null;
            }
            for (VariableElement field : ElementFilter.fieldsIn(((DeclaredType) type).asElement().getEnclosedElements())) {
                if (field.getSimpleName().contentEquals("TYPE") && field.getModifiers().contains(Modifier.STATIC)) {
                    return Table.Conversion.INSTANCE;
                }
            }
            error(variable, "the parameter type " + type + " has no static field TYPE to name it in messages");
            return null;
        }

        private Table.Result result(ExecutableElement method) {
            TypeMirror type = method.getReturnType();
            switch (type.getKind()) {
                case VOID:
                    return Table.Result.VOID;
                case BOOLEAN:
                    return Table.Result.BOOLEAN;
                case INT:
                    return Table.Result.INT;
                case LONG:
                    return Table.Result.LONG;
                case DOUBLE:
                    return Table.Result.DOUBLE;
                case ERROR:
                    return Table.Result.OBJECT;
                default:
                    break;
            }
            if (is(type, "java.lang.String")) {
                return Table.Result.STRING;
            }
            if (isObject(type)) {
                return Table.Result.OBJECT;
            }
            error(method, "no object for the result type " + type);
            return null;
        }

        private void setter(ExecutableElement method, Map<String, ExecutableElement> setters) {
            List<? extends VariableElement> parameters = method.getParameters();
            if (parameters.size() != 2 || !checkReceiver(parameters.get(0).asType()) || !is(parameters.get(1).asType(), PY_OBJECT)
                    || method.getReturnType().getKind() != TypeKind.VOID) {
                error(method, "a setter is a void method that takes the receiver and a PyObject");
                return;
            }
            String name = method.getAnnotation(PySetter.class).value();
            if (setters.putIfAbsent(name, method) != null) {
                error(method, "a second setter of '" + name + "'");
            }
        }

        private List<Table.Property> properties(List<ExecutableElement> getters, Map<String, ExecutableElement> setters) {
            List<Table.Property> properties = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (ExecutableElement method : getters) {
                PyGetter py = method.getAnnotation(PyGetter.class);
                seen.add(py.value());
                List<? extends VariableElement> parameters = method.getParameters();
                if (parameters.size() != 1 || !checkReceiver(parameters.get(0).asType())) {
                    error(method, "a getter takes the receiver and nothing else");
                    continue;
                }
                Table.Result result = result(method);
                if (result == null || !unique(method, py.value())) {
                    continue;
                }
                if (module) {
                    error(method, "a module has no getset descriptors");
                    continue;
                }
                ExecutableElement setter = setters.get(py.value());
                properties.add(new Table.Property(py.value(), method.getSimpleName().toString(), cast(method), result,
                        setter == null ? null : setter.getSimpleName().toString(), setter == null ? null : cast(setter), py.member(),
                        py.doc()));
            }
            setters.forEach((name, method) -> {
                if (!seen.contains(name)) {
                    error(method, "@PySetter(\"" + name + "\") without a @PyGetter of that name");
                }
            });
            return properties;
        }

        /** The type to cast the receiver of {@code method} to, or null. */
        private String cast(ExecutableElement method) {
            TypeMirror type = method.getParameters().get(0).asType();
            return is(type, PY_OBJECT) ? null : nameOf(type);
        }

        /** The slot methods of the nested Type, in the order of the slots. */
        private List<String> slots() {
            TypeElement type = null;
            for (TypeElement nested : ElementFilter.typesIn(owner.getEnclosedElements())) {
                // The type of types cannot nest a class called Type in the base of all Types: it is TypeType.
                if (nested.getSimpleName().contentEquals(is(owner.asType(), PY_TYPE) ? "TypeType" : "Type")) {
                    type = nested;
                }
            }
            TypeElement pyType = elements.getTypeElement(PY_TYPE);
            if (type == null || pyType != null && !types.isSubtype(type.asType(), pyType.asType())) {
                error(owner, "a @BuiltinType needs a nested class Type that extends PyType");
                return List.of();
            }
            Set<String> found = new HashSet<>();
            // A class between two types (never itself called Type) shares slot methods: they count as the type's own.
            for (TypeElement c = type; c != null && (c == type || !isTypeClass(c));) {
                for (ExecutableElement method : ElementFilter.methodsIn(c.getEnclosedElements())) {
                    slot(method, found, c == type);
                }
                c = c.getSuperclass() instanceof DeclaredType d ? (TypeElement) d.asElement() : null;
            }
            return Slots.NAMES.stream().filter(found::contains).toList();
        }

        private boolean isTypeClass(TypeElement c) {
            return c.getSimpleName().contentEquals("Type") || c.getQualifiedName().contentEquals(PY_TYPE);
        }

        private void slot(ExecutableElement method, Set<String> found, boolean check) {
            String name = method.getSimpleName().toString();
            if (!Slots.looksLikeSlot(name) || method.getModifiers().contains(Modifier.STATIC)) {
                return;
            }
            boolean known = Slots.NAMES.contains(name);
            if (check && method.getAnnotation(Override.class) == null) {
                error(method, known ? "the slot method " + name + " lacks @Override"
                        : name + " is no slot (did you mean " + Slots.nearest(name) + "?) and lacks @Override");
                return;
            }
            if (known) {
                found.add(name);
            }
        }
    }

    private boolean is(TypeMirror type, String qualifiedName) {
        return type instanceof DeclaredType d && ((TypeElement) d.asElement()).getQualifiedName().contentEquals(qualifiedName);
    }

    /** The type as source text, without the annotations that its own text has. */
    private static String nameOf(TypeMirror type) {
        return switch (type) {
            case DeclaredType d -> ((TypeElement) d.asElement()).getQualifiedName().toString();
            case ArrayType a -> nameOf(a.getComponentType()) + "[]";
            default -> type.toString();
        };
    }

    /** Whether {@code type} is PyObject or extends it. */
    private boolean isObject(TypeMirror type) {
        TypeElement object = elements.getTypeElement(PY_OBJECT);
        return object != null && type.getKind() == TypeKind.DECLARED && types.isSubtype(type, object.asType());
    }
}
