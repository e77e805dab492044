#!/usr/bin/env bash
# An incubator module keeps the JVM from archiving the module graph, so that each start builds it anew, and makes a
# dynamic archive of class data complain on standard output where it fits.
#
# An archive of class data that is made with --add-modules jdk.incubator.vector and used with the same option holds no
# module graph ("archivedBootLayer not available, disabling full module graph"); with --add-modules java.sql in its
# place it does. And -XX:ArchiveClassesAtExit with --add-modules, used with the same option, prints errors of [cds] on
# standard output, as the archive of the JDK below it was made without the option.
#
# Seen on 29 November 2026 with OpenJDK 25.0.3 (Temurin 25.0.3+9):
#   jdk.incubator.vector: static archive without module graph
#   java.sql: static archive with module graph
#   jdk.incubator.vector: dynamic archive, 3 lines on standard output before the program's
#
# Needs that JDK in JAVA_HOME.
set -euo pipefail
java=${JAVA_HOME:?must be the folder of a JDK}/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >Hello.java <<'END'
public class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
END
"$java/javac" Hello.java
"$java/jar" --create --file hello.jar Hello.class

graph() {
    local module=$1
    shift
    "$java/java" --add-modules "$module" -cp hello.jar -XX:DumpLoadedClassList=classes Hello >out 2>&1
    "$java/java" --add-modules "$module" -cp hello.jar -Xshare:dump -XX:SharedClassListFile=classes \
        -XX:SharedArchiveFile=static.jsa -Xlog:cds*=info,aot*=info >dump 2>&1
    if grep -q 'archivedBootLayer not available, disabling full module graph' dump; then
        echo "$module: static archive without module graph"
    else
        echo "$module: static archive with module graph"
    fi
}

result=$(graph jdk.incubator.vector; graph java.sql)
"$java/java" --add-modules jdk.incubator.vector -cp hello.jar -XX:ArchiveClassesAtExit=dynamic.jsa Hello >out 2>&1
lines=$("$java/java" --add-modules jdk.incubator.vector -cp hello.jar -XX:SharedArchiveFile=dynamic.jsa Hello \
    2>/dev/null | grep -c '\[cds' || true)
result+=$'\n'"jdk.incubator.vector: dynamic archive, $lines lines on standard output before the program's"
echo "$result"
grep -q '^jdk.incubator.vector: static archive without module graph' <<<"$result"
grep -q '^java.sql: static archive with module graph' <<<"$result"
((lines > 0))
