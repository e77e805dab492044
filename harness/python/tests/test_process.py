"""The package in its process: threads, forks, memory and lifetimes."""

import copy
import gc
import multiprocessing
import os
import pickle
import tempfile
import threading
import time
import unittest
from pathlib import Path

import bilane
import numpy as np
from support import points, run, succeeded, table

Z, X, Y = table()

FORKED = """
import os, sys
import numpy as np, bilane
if sys.argv[1] == "before":
    child = os.fork()
    sums = bilane.Stack(np.ones((2, 2, 2))).sums([0.5], [0.5])
    if child == 0:
        os._exit(int(not np.allclose(sums, np.e)))
    print(os.waitpid(child, 0)[1])
elif sys.argv[1] == "not yet used":
    import jpype, signal
    from bilane import _jdk, _jvm
    for jar in _jvm._support():
        jpype.addClassPath(jar)
    jpype.startJVM(_jdk.find_jvm(_jvm.kernel_jar()), "-Xrs", "--enable-native-access=ALL-UNNAMED", interrupt=True)
    child = os.fork()
    if child == 0:
        signal.alarm(60)  # A JVM without its threads may never answer.
        for call in (lambda: bilane.Stack(np.ones((2, 2, 2))), bilane.info, bilane.Pool):
            try:
                call()
            except RuntimeError as e:
                assert "threads of a JVM do not survive a fork; start processes with" in str(e), e
            else:
                raise SystemExit("a call was not refused")
        sys.exit(0)
    print(os.waitpid(child, 0)[1])
else:
    stack = bilane.Stack(np.ones((2, 2, 2)))
    pool, one = bilane.Pool(2), stack[0]
    child = os.fork()
    if child == 0:
        assert "closed" not in repr((stack, pool, one)) and len(stack) == 2 and pool.threads == 2
        import gc
        assert not [c for c in gc.callbacks if c.__module__ == "_jpype"], "Java is asked to collect with Python"
        for call in (lambda: stack.sums([0.5], [0.5]), lambda: bilane.Stack(np.ones((2, 2, 2))), bilane.info,
                     lambda: stack[0], lambda: stack[:1], lambda: stack.x, lambda: stack.nbytes, lambda: bilane.Pool(),
                     lambda: one.values([0.5], [0.5], pool=pool), lambda: pool.unpinned_because, stack.write):
            try:
                call(*(["never"] if call == stack.write else []))
            except RuntimeError as e:
                assert "threads of a JVM do not survive a fork; start processes with" in str(e), e
            else:
                raise SystemExit("a call was not refused")
        del stack, pool, one
        sys.exit(0)  # As most programs end, with all that is called at the end.
    status = os.waitpid(child, 0)[1]
    assert np.allclose(stack.sums([0.5], [0.5], pool=pool), np.e)
    print(status)
"""


class Threads(unittest.TestCase):
    def test_each_gets_its_own_answers_and_they_overlap(self):
        with bilane.Stack(Z, X, Y) as stack:
            inputs = [points(X, Y, 400_000, seed) for seed in range(2)]
            expected = [stack.sums(*each) for each in inputs]
            for options in ({}, {"threads": 1}, {"threads": 2}):
                spans, wrong = [[], []], []

                def work(i):
                    for _ in range(20):
                        begin = time.monotonic()
                        if not np.array_equal(stack.sums(*inputs[i], **options), expected[i]):
                            wrong.append(i)
                        spans[i].append((begin, time.monotonic()))

                threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                self.assertEqual(wrong, [])
                self.assertTrue(any(a[0] < b[1] and b[0] < a[1] for a in spans[0] for b in spans[1]))

    def test_threads_that_end_leave_nothing_in_the_jvm(self):
        done = run("""
import threading, bilane, jpype
stack = bilane.Stack([[[0, 1], [2, 3]]])
def count():
    return jpype.JClass("java.lang.Thread").getAllStackTraces().size()
stack.sums([1], [1])
before = count()
wrong = []
def work():
    for _ in range(3):
        if stack.sums([1], [1])[0] != expected:
            wrong.append(1)
expected = stack.sums([1], [1])[0]
for _ in range(100):
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
assert not wrong
print(count() - before)
""")
        self.assertEqual((succeeded(self, done), done.stderr), (["0"], ""))

    def test_nor_do_threads_that_evaluate_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run(ENDING, Path(folder, "s.bilane"))
        self.assertEqual((succeeded(self, done), done.stderr), ([], ""))

    def test_python_runs_during_a_call(self):
        stack = bilane.Stack(np.random.default_rng(1).random((200, 30, 30)))
        many = np.random.default_rng(2).random((2, 2_000_000)) * 30
        count, calls = [0], [True]

        def tick():
            while calls:
                count[0] += 1
                time.sleep(0.001)

        ticking = threading.Thread(target=tick)
        ticking.start()
        begin = time.monotonic()
        stack.sums(*many)
        seconds = time.monotonic() - begin
        calls.clear()
        ticking.join()
        self.assertGreater(count[0], seconds / 0.1)


class Processes(unittest.TestCase):
    @unittest.skipUnless(hasattr(os, "fork"), "there is no fork")
    def test_a_fork_is_refused_after_the_start_alone(self):
        for when in ("before", "not yet used", "after"):
            with self.subTest(when):
                done = run(FORKED, when)
                self.assertEqual((succeeded(self, done), done.stderr), (["0"], ""))

    def test_spawned_processes_work(self):
        px, py = points(X, Y, 100)
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            for sums in pool.map(sums_of_table, [(px, py)] * 2):
                np.testing.assert_array_equal(sums, bilane.Stack(Z, X, Y).sums(px, py))

    def test_stacks_and_pools_stay_in_their_process(self):
        stack = bilane.Stack(Z, X, Y)
        for thing in (stack, stack[1], stack[2:], bilane.Pool(2)):
            with self.assertRaisesRegex(TypeError, "cannot be pickled"):
                pickle.dumps(thing)
            with self.assertRaisesRegex(TypeError, "cannot be pickled or copied"):
                copy.deepcopy(thing)


def sums_of_table(given):
    return bilane.Stack(Z, X, Y).sums(*given)


class Lifetimes(unittest.TestCase):
    def test_closed_stacks_are_refused(self):
        with bilane.Stack(Z, X, Y) as stack:
            one, some = stack[1], stack[1:]
            self.assertFalse(stack.closed)
        self.assertTrue(stack.closed)
        self.assertIn("closed", repr(stack))
        stack.close()
        with tempfile.TemporaryDirectory() as folder:
            for call in (lambda: stack.sums([1], [1]), lambda: one.values([1], [1]), lambda: stack.total([1], [1]),
                         lambda: stack[2:].sums([1], [1]), lambda: bilane.sums([stack], [1], [1]),
                         lambda: stack.write(Path(folder, "s")), lambda: len(stack), lambda: stack[0],
                         lambda: stack[9], lambda: stack[:], lambda: list(stack), lambda: bool(stack),
                         lambda: stack.outside([1], [1]), lambda: stack.shape, lambda: stack.x, lambda: stack.y,
                         lambda: stack.scales, lambda: stack.nbytes, stack.__enter__, lambda: len(some),
                         lambda: some[0], lambda: some.values([1], [1]), lambda: one.gradients([1], [1]),
                         lambda: one.sums([], [])):
                with self.assertRaisesRegex(ValueError, "closed|Already closed"):
                    call()
            for thing in (stack, one, some):
                self.assertIn("closed", repr(thing))
            self.assertEqual(os.listdir(folder), [])

    def test_a_part_keeps_its_stack(self):
        px, py = points(X, Y, 10)
        expected = bilane.Stack(Z, X, Y).sums(px, py)
        one, some = bilane.Stack(Z, X, Y)[1], bilane.Stack(Z, X, Y)[1:3][:1]
        gc.collect()
        self.assertEqual(one.sums(px, py), expected[1])
        self.assertEqual(list(some.sums(px, py)), [expected[1]])

    def test_collected_stacks_free_their_memory(self):
        done = run("""
            import numpy as np, bilane, gc
            z = np.zeros((50, 400, 400))
            def resident():
                return int(open("/proc/self/statm").read().split()[1]) * 4096
            bilane.Stack(z)
            gc.collect()
            before = resident()
            for _ in range(20):
                bilane.Stack(z).sums([1], [1])
            print(resident() - before < 3 * z.nbytes)
            """.replace("\n            ", "\n")) if os.path.exists("/proc/self/statm") else self.skipTest("no /proc")
        self.assertEqual(succeeded(self, done), ["True"])

    def test_closing_while_calls_run_raises(self):
        many = np.random.default_rng(2).random((2, 3_000_000)) * 20
        stack = bilane.Stack(np.random.default_rng(1).random((400, 20, 20)))
        closing = threading.Timer(0.1, stack.close)
        closing.start()
        with self.assertRaisesRegex(ValueError, "closed"):
            while True:
                stack.sums(*many)
        closing.join()


ENDING = """
import sys, threading, time
import bilane, jpype
file, count = sys.argv[1], 20
table = [[[0, 1], [2, 3]]]
stack = bilane.Stack(table)
stack.write(file)
bilane.info()
given = {way: [bilane.Stack(table) for _ in range(count)] for way in ("close", "collected")}
ways = {
    "Stack": lambda: bilane.Stack(table),
    "open": lambda: bilane.Stack.open(file),
    "write": lambda: stack.write(file),
    "part": lambda: stack[0],
    "axis": lambda: stack.x,
    "Pool": lambda: bilane.Pool(1).close(),
    "info": bilane.info,
    "close": lambda: given["close"].pop().close(),
    "collected": lambda: given["collected"].pop(),
}
def alive():
    return jpype.JClass("java.lang.Thread").getAllStackTraces().size()
for way, call in ways.items():
    call()
    before = alive()
    for _ in range(count - 1):
        thread = threading.Thread(target=call)
        thread.start()
        thread.join()
    # Workers of a pool may end a moment after it.
    end = time.monotonic() + 10
    while alive() > before and time.monotonic() < end:
        time.sleep(0.01)
    if alive() > before:
        print(way, alive() - before)
"""

LARGE = """
import resource, sys
import numpy as np, bilane
# Points are ordered in up to 100 MB, and code is compiled meanwhile; a copy of them would take ten times as much.
MOST_GROWTH = 150_000_000
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
stack = bilane.Stack(np.random.default_rng(1).random((1, 8, 8)))
warm = np.ones(100_000)
stack.sums(warm, warm); stack.values(warm, warm); stack.total(warm, warm)
"""


class Memory(unittest.TestCase):
    def test_a_gigabyte_of_points_takes_no_more(self):
        done = run(LARGE + """
px, py = np.full(1 << 26, 2.5), np.full(1 << 26, 3.25)
px.flags.writeable = False
assert px.nbytes + py.nbytes == 1 << 30
before = peak()
sums = stack.sums(px, py)
grown = peak() - before
assert grown < MOST_GROWTH, f"{grown} bytes more"
assert np.allclose(sums / len(px), stack.values(2.5, 3.25))
print("fine")
""")
        self.assertEqual(succeeded(self, done), ["fine"])

    def test_arrays_of_more_than_two_gigabytes(self):
        done = run(LARGE + """
points = np.zeros((1 << 28) + 1000)  # Pages of zeros, which take no memory until they are written to.
points[-500:] = 3.0
points.flags.writeable = False
assert points.nbytes > 1 << 31
before = peak()
sums = stack.sums(points, points)
grown = peak() - before
assert grown < MOST_GROWTH, f"{grown} bytes more"
zero, three = stack[0].values([0.0, 3.0], [0.0, 3.0])
assert np.isclose(sums[0], zero * (len(points) - 500) + three * 500, rtol=1e-12)
print("fine")
""")
        self.assertEqual(succeeded(self, done), ["fine"])


if __name__ == "__main__":
    unittest.main()
