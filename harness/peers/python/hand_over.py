"""Hands empty tasks to a pool of two processes one by one, as the original program hands over its chunks.

Says "ready" once the processes are up. Then each line of standard input is a number of tasks; they are done, each
waited for before the next is handed over, and "done" is said. The end of the input ends the program.
"""

import multiprocessing
import sys

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        # Both processes have started when four tasks are done that were handed over together.
        pool.map(int, "1234", chunksize=1)
        print("ready", flush=True)
        for line in sys.stdin:
            for _ in range(int(line)):
                # A function that does next to nothing, and that every process has.
                pool.apply_async(int).get()
            print("done", flush=True)
