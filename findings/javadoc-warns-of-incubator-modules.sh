#!/usr/bin/env bash
# The javadoc of JDK 27 warns of a module that requires an incubator module, also with --release, and takes no flag
# against it: a build in which warnings of javadoc are errors ends there.
#
# With --release 25, javac and javadoc of 25.0.5 say nothing of `requires jdk.incubator.vector`. Those of 27.0.1 warn of
# it; javac leaves that with -Xlint:-incubating, which javadoc refuses. javac -Xdoclint checks the comments, too.
#
# Seen with OpenJDK 27.0.1 and 25.0.5 as Debian's suite sid packages them (27.0.1.0.3+1-1 and 25.0.5.0.3+1-1, amd64):
#   25: javac 0, javadoc 0
#   27: javac 1, javac -Xlint:-incubating 0, javadoc 1, javadoc -Xlint:-incubating 1 (invalid flag)
#
# Needs root (to change the root folder), apt-get and dpkg; downloads 300 MB into a folder that goes at the end.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists/partial,archives/partial,packages,root}
: >"$work/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] http://deb.debian.org/debian sid main" >"$work/list"
cat >"$work/conf" <<CONF
Dir::State "$work";
Dir::State::status "$work/status";
Dir::Cache "$work";
Dir::Etc::sourcelist "$work/list";
Dir::Etc::sourceparts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
CONF
export APT_CONFIG=$work/conf
apt-get -qq update
packages=(libc6 libgcc-s1 libstdc++6 zlib1g)
for version in 25.0.5.0.3+1-1 27.0.1.0.3+1-1; do
    packages+=("openjdk-${version%%.*}-jre-headless=$version" "openjdk-${version%%.*}-jdk-headless=$version")
done
(cd "$work/packages" && apt-get -qq download "${packages[@]}")
for package in "$work"/packages/*.deb; do
    dpkg -x "$package" "$work/root"
done
ln -s usr/lib "$work/root/lib"
ln -s usr/lib64 "$work/root/lib64"
mkdir -p "$work/root"/{proc,dev,tmp} "$work/root/module/some"

cat >"$work/root/module/module-info.java" <<'JAVA'
/** A module. */
module some.module {
    requires jdk.incubator.vector;
    exports some;
}
JAVA
cat >"$work/root/module/some/Any.java" <<'JAVA'
package some;

/** A class. */
public interface Any {
}
JAVA

# The status of a tool; what it says goes to a file.
status() {
    local jdk=$1 tool=$2 status=0
    shift 2
    unshare --mount bash -c '
        root=$1 tool=$2
        shift 2
        mount --rbind /proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec chroot "$root" "$tool" -Werror --release 25 -d /tmp "$@" /module/module-info.java /module/some/Any.java' \
        _ "$work/root" "/usr/lib/jvm/java-$jdk-openjdk-amd64/bin/$tool" "$@" >"$work/said" 2>&1 || status=$?
    echo "$status"
}

output="25: javac $(status 25 javac), javadoc $(status 25 javadoc)
27: javac $(status 27 javac), javac -Xlint:-incubating $(status 27 javac -Xlint:-incubating), javadoc $(
    status 27 javadoc), javadoc -Xlint:-incubating $(status 27 javadoc -Xlint:-incubating) ($(
    grep -o 'invalid flag' "$work/said"))"
echo "$output"
[[ $output == '25: javac 0, javadoc 0
27: javac 1, javac -Xlint:-incubating 0, javadoc 1, javadoc -Xlint:-incubating 1 (invalid flag)' ]]
