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
    void stepsFindAtOnceWhatRandomProgramsGetWrong() throws Exception {
        assertEquals("left: []\n", play("steps", "-Dadder.audit=true"));
        assertEquals("left: []\n", play("steps", "-Dadder.audit=true", "-Dadder.checked=true"));
    }

    @Test
    void stepNamesWhatIsTampered() throws Exception {
        assertEquals("""
                moved: []
                lost: [Toy toy3: count 2, found 1, last touched at scene.py:2, held by Toy]
                stolen: [Toy toy3: count 0, found 1, last touched at scene.py:2, held by Toy]
                shown twice: [Toy toy3: count 1, found 2, last touched at scene.py:2, held by Toy, Toy]
                forgotten: [Toy toy3: count 1, found 0, last touched at scene.py:2]
                freed: [(freed)]
                """, play("step", "-Dadder.audit=true"));
    }

    @Test
    void stepFindsInTimeWhatNoCountTells() throws Exception {
        assertEquals("""
                1000 steps: [Toy toy2: count 1, found 0, last touched at scene.py:1]
                1000 steps: [Toy toy2: count 7, found 1, last touched at scene.py:1, held by Toy]
                """, play("silent", "-Dadder.audit=true"));
    }

    @Test
    void nativeCodeMayHoldUntilItGoesOn() throws Exception {
        assertEquals("""
                called: []
                more: [Toy toy1: count 3, found 1, last touched at scene.py:2, held by root]
                waits: []
                released: []
                goes on: []
                forgets: [Toy toy1: count 2, found 1, last touched at scene.py:3, held by root]
                two: []
                one goes on: []
                and the other: []
                too low: [Toy toy1: count 0, found 1, last touched at scene.py:4, held by root]
                """, play("holdings", "-Dadder.audit=true"));
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
                case "steps" -> steps();
                case "step" -> step();
                case "silent" -> silent();
                case "holdings" -> holdings();
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

        private static void steps() {
            for (int seed = 0; seed < 60; seed++) {
                ModelWorld.stepping(seed, seed % 2 == 0).play();
            }
            show("left", List.of(Audit.liveObjects()));
        }

        /** Steps, whose roots are a few toys and nothing else. */
        private static final class Steps extends StepAudit {
            private final Toy[] toys;

            Steps(Toy... toys) {
                super(new ReferenceHolder() {
                    @Override
                    protected void visitOwned(Visitor visitor) {
                        visitor.visitAll(toys, toys.length);
                    }
                });
                this.toys = toys;
                Heap.current.addRootProvider(visitor -> visitor.visitAll(toys, toys.length));
                begin();
            }

            @Override
            protected void lookAtFrames() {}

            /** What the next step finds. */
            List<Audit.Mismatch> next() {
                if (step(new ReferenceHolder[] {holder(toys[0])}, 1)) {
                    return List.of();
                }
                List<Audit.Mismatch> all = Audit.run();
                excuse();
                return all;
            }

            /** That, once what was wrong is put right. */
            void right() {
                if (!next().isEmpty()) {
                    throw new AssertionError();
                }
            }
        }

        private static void step() {
            line = 1;
            Toy a = new Toy(1, 2);
            Toy b = new Toy(2, 2);
            Toy c = new Toy(3, 0);
            a.set(0, c);
            c.decref();
            Steps steps = new Steps(a, b);
            b.slots[0] = c;
            a.slots[0] = null;
            show("moved", steps.next());
            line = 2;
            c.incref();
            show("lost", steps.next());
            c.refcnt -= 2;
            Ledger.touch(c, 0);
            show("stolen", steps.next());
            c.refcnt++;
            steps.excuse();
            line = 3;
            b.slots[1] = c;
            Ledger.touch(b, 0);
            show("shown twice", steps.next());
            b.slots[1] = null;
            steps.excuse();
            line = 4;
            b.slots[0] = null;
            Ledger.touch(b, 0);
            show("forgotten", steps.next());
            b.slots[0] = c;
            steps.excuse();
            c.decref();
            show("freed", steps.next().stream().map(Audit.Mismatch::description).toList());
        }

        private static void silent() {
            line = 1;
            Toy a = new Toy(1, 1);
            Toy b = new Toy(2, 0);
            a.set(0, b);
            b.decref();
            Steps steps = new Steps(a);
            a.slots[0] = null;
            wait(steps);
            a.slots[0] = b;
            steps.excuse();
            b.refcnt = 7;
            wait(steps);
        }

        private static void wait(Steps steps) {
            int n = 0;
            List<Audit.Mismatch> found = List.of();
            while (found.isEmpty()) {
                found = steps.next();
                n++;
            }
            show(n + " steps", found);
        }

        private static void holdings() {
            line = 1;
            Toy a = new Toy(1, 0);
            Steps steps = new Steps(a);
            NativeHoldings outer = new NativeHoldings();
            a.incref();
            show("called", steps.next());
            line = 2;
            a.incref();
            show("more", steps.next());
            a.decref();
            steps.excuse();
            NativeHoldings inner = new NativeHoldings();
            a.incref();
            show("waits", steps.next());
            inner.drop();
            a.decref();
            show("released", steps.next());
            outer.drop();
            a.decref();
            show("goes on", steps.next());
            line = 3;
            NativeHoldings forgetful = new NativeHoldings();
            a.incref();
            steps.right();
            forgetful.drop();
            show("forgets", steps.next());
            a.decref();
            steps.excuse();
            NativeHoldings one = new NativeHoldings();
            NativeHoldings other = new NativeHoldings();
            a.incref();
            a.incref();
            show("two", steps.next());
            one.drop();
            a.decref();
            show("one goes on", steps.next());
            other.drop();
            a.decref();
            show("and the other", steps.next());
            line = 4;
            new NativeHoldings();
            a.refcnt--;
            Ledger.touch(a, 0);
            show("too low", steps.next());
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
