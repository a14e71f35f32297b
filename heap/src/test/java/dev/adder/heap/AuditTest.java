package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit and the checked mode are switched on for a whole JVM, so each scene is played in one of its own. */
class AuditTest {
    @Test
    void auditNamesWhatIsTampered() throws Exception {
        assertEquals("""
                clean: []
                total: 4
                lost: [Toy toy2: count 2, found 1, last touched at scene.py:7, held by Toy]
                stolen: [Toy toy2: count 0, found 1, last touched at scene.py:7, held by Toy]
                native: []
                dropped: [Toy toy1: count 2, found 1, last touched at scene.py:5, held by root]
                end: []
                """, play("audit", "-Dadder.audit=true"));
    }

    @Test
    void auditHoldsThroughCollections() throws Exception {
        assertEquals("""
                callback: []
                finalizer: []
                total: 3
                """, play("collect", "-Dadder.audit=true", "-Dadder.checked=true"));
    }

    @Test
    void checkedModeSaysWhereItWasFreed() throws Exception {
        assertEquals("""
                touched after it was freed at scene.py:2: dev.adder.heap.Toy, at scene.py:3
                count below zero: dev.adder.heap.AuditTest$Scene$Zero, at scene.py:3
                tracked twice: dev.adder.heap.Toy
                not reused: true
                """, play("checked", "-Dadder.checked=true"));
    }

    @Test
    void poolsGiveTheLastDeadFirst() throws Exception {
        assertEquals("""
                last first: true true
                count: 1
                empty: true
                audit: []
                """, play("pools", "-Dadder.pools=true", "-Dadder.audit=true"));
        assertEquals("""
                last first: false false
                count: 1
                empty: true
                audit: []
                """, play("pools", "-Dadder.pools=true", "-Dadder.audit=true", "-Dadder.checked=true"));
    }

    @Test
    void randomProgramsPassTheAuditAndTheChecks() throws Exception {
        assertEquals("left: []\n", play("model", "-Dadder.audit=true", "-Dadder.checked=true"));
    }

    @Test
    void auditWithoutItsModeIsRefused() {
        assertThrows(IllegalStateException.class, Audit::run);
    }

    private static String play(String scene, String... options) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Scene.class.getName(), scene));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.replace(System.lineSeparator(), "\n");
    }

    /** What runs in the other JVM. */
    static final class Scene {
        private static int line;

        private static final class Hooks extends HeapHooks {
            @Override
            public Object location() {
                return "scene.py:" + line;
            }
        }

        private static final class Zero extends Counted {
            @Override
            protected void dealloc() {}
        }

        private static void show(String what, Object value) {
            System.out.println(what + ": " + value);
        }

        public static void main(String[] args) {
            Heap.current = new Heap(new Hooks());
            Heap.current.setEnabled(false);
            switch (args[0]) {
                case "audit" -> audit();
                case "collect" -> collect();
                case "pools" -> pools();
                case "model" -> model();
                default -> checked();
            }
        }

        private static void audit() {
            line = 1;
            Toy[] roots = new Toy[1];
            Heap.current.addRootProvider(visitor -> visitor.visitAll(roots, 1));
            roots[0] = new Toy(1, 2);
            Toy inner = new Toy(2, 1);
            roots[0].set(0, inner);
            inner.decref();
            ToyWeak weak = new ToyWeak(3, ToyWeak.Kind.PLAIN, inner, null);
            roots[0].set(1, weak);
            weak.decref();
            line = 2;
            Toy other = new Toy(4, 1);
            NativeRoots.push(other);
            show("clean", Audit.run());
            show("total", Audit.totalRefcount());
            NativeRoots.pop(other);
            other.decref();
            line = 7;
            inner.incref();
            line = 8;
            show("lost", Audit.run());
            inner.refcnt -= 2;
            show("stolen", Audit.run());
            inner.refcnt += 2;
            NativeRoots.push(inner);
            show("native", Audit.run());
            NativeRoots.pop(inner);
            inner.decref();
            line = 5;
            roots[0].incref();
            show("dropped", Audit.run());
            roots[0].decref();
            roots[0].decref();
            roots[0] = null;
            show("end", Audit.run());
        }

        private static void collect() {
            Toy[] saved = new Toy[1];
            Toy toy = new Toy(1, 2);
            toy.set(0, toy);
            toy.finalizer = self -> show("finalizer", Audit.run());
            ToyWeak.Callback callback = new ToyWeak.Callback(wr -> show("callback", Audit.run()));
            ToyWeak weak = new ToyWeak(2, ToyWeak.Kind.PLAIN, toy, callback);
            toy.decref();
            Heap.current.addRootProvider(visitor -> {
                visitor.visitAll(saved, 1);
                visitor.visit(weak);
                visitor.visit(callback);
            });
            Heap.current.collect(2);
            show("total", Audit.totalRefcount());
        }

        private static void pools() {
            Pool<Link> pool = new Pool<>(32);
            // it keeps no more than it was asked for
            pool.take();
            pool.take();
            Link a = new Link(null);
            Link b = new Link(null);
            Link c = new Link(null);
            for (Link link : List.of(a, b, c)) {
                link.decref();
                pool.give(link);
            }
            Link first = pool.take();
            Link second = pool.take();
            show("last first", (first == b) + " " + (second == a));
            show("count", first == null ? 1 : first.refcnt);
            show("empty", pool.take() == null);
            if (first != null) {
                Heap.free(first);
                Heap.free(second);
            }
            show("audit", Audit.run());
        }

        private static void model() {
            for (int seed = 0; seed < 60; seed++) {
                new ModelWorld(seed, seed % 2 == 0).play();
            }
            show("left", List.of(Audit.liveObjects()));
        }

        private static void checked() {
            line = 1;
            Toy toy = new Toy(1, 1);
            line = 2;
            toy.decref();
            line = 3;
            fails(toy::incref);
            Zero zero = new Zero();
            zero.decref();
            fails(zero::decref);
            Toy other = new Toy(2, 1);
            fails(() -> Heap.track(other));
            long address = Heap.address(other);
            other.decref();
            show("not reused", Heap.address(new Toy(3, 1)) != address);
        }

        private static void fails(Runnable action) {
            try {
                action.run();
            } catch (LifetimeError error) {
                System.out.println(error.getMessage());
            }
        }
    }
}
