package dev.adder.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the modules point one way, and the core stands on the JDK alone. */
class ArchitectureTest {
    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter().importPaths(Path.of("../heap/target/classes"), Path.of("../compiler/target/classes"),
                Path.of("../processor/target/classes"), Path.of("../runtime/target/classes"), Path.of("../cli/target/classes"));
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }

    @Test
    void theHeapKnowsNothingOfPython() {
        holds(classes().that().resideInAPackage("dev.adder.heap..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.adder.heap..", "java..", "jdk..", "sun.."));
    }

    @Test
    void theCompilerKnowsNoRuntimeObjects() {
        holds(classes().that().resideInAPackage("dev.adder.compiler..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.adder.compiler..", "java.."));
    }

    @Test
    void theProcessorStandsAlone() {
        holds(noClasses().that().resideInAPackage("dev.adder.processor..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.adder.heap..", "dev.adder.compiler..", "dev.adder.runtime..", "dev.adder.cli.."));
    }

    @Test
    void theRuntimeStandsOnHeapAndCompilerAndTheJdk() {
        holds(classes().that().resideInAPackage("dev.adder.runtime..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.adder.runtime..", "dev.adder.heap..", "dev.adder.compiler..", "dev.adder.processor..",
                        "java..", "javax..", "jdk..", "sun.."));
    }

    @Test
    void onlyTheCommandLineUsesThirdParties() {
        holds(noClasses().that().resideOutsideOfPackage("dev.adder.cli..").should().dependOnClassesThat()
                .resideInAnyPackage("org.jline.."));
    }
}
