#!/usr/bin/env bash
# Reading the bits of a vector of doubles makes objects on JDK 27, in one of the two ways to say it.
#
# DoubleVector.reinterpretAsLongs() and LongVector.reinterpretAsDoubles() allocate once they are compiled by C2: 160
# bytes for a pair at 512 bits. reinterpretShape(species, 0), which gives the same bits, allocates nothing. On OpenJDK
# 25.0.5 neither does.
#
# Seen with OpenJDK 27.0.1 as Debian's suite sid packages it (27.0.1.0.3+1-1, amd64), on x86-64 with AVX-512:
#   27.0.1.0.3+1-1-Debian, 512 bits
#   reinterpretShape: 0 bytes a vector
#   reinterpretAs...: 160 bytes a vector
#
# Needs root (to change the root folder), apt-get and dpkg, and a CPU with AVX-512; downloads 150 MB into a folder that
# goes at the end.
set -euo pipefail
version=27.0.1.0.3+1-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists/partial,archives/partial,packages,root}
: >"$work/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] http://deb.debian.org/debian sid main" >"$work/list"
cat >"$work/conf" <<END
Dir::State "$work";
Dir::State::status "$work/status";
Dir::Cache "$work";
Dir::Etc::sourcelist "$work/list";
Dir::Etc::sourceparts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
END
export APT_CONFIG=$work/conf
apt-get -qq update
(cd "$work/packages" && apt-get -qq download "openjdk-27-jre-headless=$version" "openjdk-27-jdk-headless=$version" \
    libc6 libgcc-s1 libstdc++6 zlib1g)
for package in "$work"/packages/*.deb; do
    dpkg -x "$package" "$work/root"
done
ln -s usr/lib "$work/root/lib"
ln -s usr/lib64 "$work/root/lib64"
mkdir "$work/root"/{proc,dev,tmp}

cat >"$work/root/Bits.java" <<'END'
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

public class Bits {
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = DOUBLES.withLanes(long.class);

    static void reinterpretAs(double[] a) {
        for (int i = 0; i < a.length; i += DOUBLES.length()) {
            LongVector bits = DoubleVector.fromArray(DOUBLES, a, i).reinterpretAsLongs().add(1);
            bits.reinterpretAsDoubles().intoArray(a, i);
        }
    }

    static void reinterpretShape(double[] a) {
        for (int i = 0; i < a.length; i += DOUBLES.length()) {
            LongVector bits = ((LongVector) DoubleVector.fromArray(DOUBLES, a, i).reinterpretShape(LONGS, 0)).add(1);
            ((DoubleVector) bits.reinterpretShape(DOUBLES, 0)).intoArray(a, i);
        }
    }

    /** The least that a call allocates for each vector, once it has run for a while. */
    static long bytes(Runnable call, int vectors) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + 20_000_000_000L;
        while (least > 0 && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / 100 / vectors;
    }

    public static void main(String[] args) {
        double[] a = new double[1024];
        int vectors = a.length / DOUBLES.length();
        System.out.println(Runtime.version() + ", " + DOUBLES.vectorBitSize() + " bits");
        System.out.println("reinterpretShape: " + bytes(() -> reinterpretShape(a), vectors) + " bytes a vector");
        System.out.println("reinterpretAs...: " + bytes(() -> reinterpretAs(a), vectors) + " bytes a vector");
    }
}
END
output=$(unshare --mount bash -c '
    mount --rbind /proc "$1/proc"
    mount --rbind /dev "$1/dev"
    exec chroot "$1" /usr/lib/jvm/java-27-openjdk-amd64/bin/java --add-modules jdk.incubator.vector /Bits.java' \
    _ "$work/root" 2>"$work/errors") || { cat "$work/errors" >&2; exit 1; }
echo "$output"
grep -q '^reinterpretShape: 0 bytes' <<<"$output"
grep -q '^reinterpretAs\.\.\.: [1-9]' <<<"$output"
