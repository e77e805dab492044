"""Signals and timeouts: Ctrl-C stops a long call, and handlers stay those of Python."""

import time
import unittest

import bilane
import numpy as np
from support import run, succeeded

INTERRUPTED = """
import os, signal, sys, threading, time
import numpy as np, bilane
kind = sys.argv[1]
# A job in the background is started with this signal ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
stack = bilane.Stack(np.random.default_rng(1).random((600, 30, 30)))
few = np.linspace(0, 30, 1000)
expected = stack.sums(few, few)
points = np.zeros((2, 60_000_000))
pool = bilane.Pool(threads=2)
out = np.empty((600, 200_000))
def call():
    if kind == "sums":
        stack.sums(*points)
    elif kind == "total":
        stack.total(*points, threads=1)
    elif kind == "pool":
        stack.sums(*points, pool=pool)
    elif kind == "outside":
        stack.outside(*points)
    elif kind == "values":
        stack.values(*points[:, :200_000], out=out)
    else:
        bilane.sums([stack, stack], *points, threads=3)
sent = []
def interrupt():
    time.sleep(1.5)
    sent.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=interrupt).start()
try:
    # On many fast cores a call ends before the signal comes.
    while True:
        call()
except KeyboardInterrupt:
    late = time.monotonic() - sent[0]
    assert late < 0.5, f"raised after {late} s"
del points, out
assert (stack.sums(few, few) == expected).all()
assert (stack.sums(few, few, pool=pool) == expected).all()
from bilane import _calls
end = time.monotonic() + 60
while _calls._held and time.monotonic() < end:
    _calls._forget_ended()
    time.sleep(0.05)
assert not _calls._held, "arrays are kept for ever"
print("fine")
"""

HANDLED = """
import os, signal, threading, time
import numpy as np, bilane
seen = []
signal.signal(signal.SIGINT, lambda number, frame: seen.append(time.monotonic()))
signal.signal(signal.SIGTERM, lambda number, frame: seen.append(time.monotonic()))
stack = bilane.Stack(np.random.default_rng(1).random((300, 30, 30)))
points = np.random.default_rng(2).random((2, 1_000_000)) * 30
expected = stack.sums(*points)
def signals():
    for number in (signal.SIGINT, signal.SIGTERM):
        time.sleep(0.1)
        os.kill(os.getpid(), number)
sender = threading.Thread(target=signals)
sender.start()
while len(seen) < 2:
    assert (stack.sums(*points) == expected).all()
print("fine")
"""


class Signals(unittest.TestCase):
    def test_ctrl_c_stops_a_long_call_and_the_pool_goes_on(self):
        for kind in ("sums", "total", "pool", "values", "outside", "families"):
            with self.subTest(kind):
                for _ in range(3):
                    done = run(INTERRUPTED, kind)
                    # Half a second is short on a machine that does much else.
                    if "raised after" not in done.stderr:
                        break
                self.assertEqual(succeeded(self, done), ["fine"])

    def test_handlers_stay_pythons_and_a_call_goes_on_behind_them(self):
        self.assertEqual(succeeded(self, run(HANDLED)), ["fine"])

    def test_a_timeout(self):
        stack = bilane.Stack(np.random.default_rng(1).random((600, 30, 30)))
        many = np.zeros((2, 60_000_000))
        begin = time.monotonic()
        # So short that no machine is done before.
        with self.assertRaisesRegex(TimeoutError, "timeout: 0.001 s were over before"):
            stack.sums(*many, timeout=0.001)
        with self.assertRaisesRegex(TimeoutError, "timeout: 0.001 s were over before"):
            stack.outside(*many, timeout=0.001)
        self.assertLess(time.monotonic() - begin, 5)
        self.assertEqual(stack.outside(*many[:, :2_000_000], timeout=60), (0, 0, 0))
        self.assertEqual(stack[:2].sums([1], [2], timeout=60).shape, (2,))
