package dev.adder.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Makes a {@code <Class>Table} for each class that declares a built-in type or module, and checks the declarations: see
 * {@link Declarations} for the rules and {@link Emitter} for what is written.
 */
@SupportedAnnotationTypes({
    "dev.adder.processor.BuiltinType", "dev.adder.processor.BuiltinModule", "dev.adder.processor.PyMethod",
    "dev.adder.processor.PyGetter", "dev.adder.processor.PySetter", "dev.adder.processor.PyNew", "dev.adder.processor.PyInit"
})
public final class AdderProcessor extends AbstractProcessor {
    private boolean slotsChecked;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Declarations declarations = new Declarations(processingEnv);
        for (Element e : round.getElementsAnnotatedWith(BuiltinType.class)) {
            BuiltinType type = e.getAnnotation(BuiltinType.class);
            checkSlots(declarations, e);
            write((TypeElement) e, declarations.read((TypeElement) e, type.name(), false, type.doc()));
        }
        for (Element e : round.getElementsAnnotatedWith(BuiltinModule.class)) {
            BuiltinModule module = e.getAnnotation(BuiltinModule.class);
            write((TypeElement) e, declarations.read((TypeElement) e, module.name(), true, module.doc()));
        }
        declarations.checkOutside(round);
        return false;
    }

    private void checkSlots(Declarations declarations, Element e) {
        if (!slotsChecked) {
            slotsChecked = true;
            declarations.checkSlotNames(e);
        }
    }

    private void write(TypeElement source, Table table) {
        String name = table.packageName().isEmpty() ? table.tableName() : table.packageName() + "." + table.tableName();
        try {
            JavaFileObject file = processingEnv.getFiler().createSourceFile(name, source);
            try (Writer out = file.openWriter()) {
                out.write(new Emitter(table).emit());
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + e.getMessage(), source);
        }
    }
}
