#!/usr/bin/env bash
# jHDF 0.13.0 (io.jhdf:jhdf) reads no dataset of a group in which one is stored in another file, whichever is asked for.
#
# HDF5 can keep the values of a dataset in an external file (H5Pset_external). jHDF does not support that, as it says in
# an error. But it makes objects of all of a group's members when it looks for one, and what fails for one fails for
# the group: getDatasetByPath() of a plain dataset, getChildren() and iterating over the group.
#
# The file is written by HDF5 1.14.3 itself, as org.bytedeco:hdf5 packs it, which also reads it back.
# Seen on 29 November 2026 with JDK 25.0.3:
#   HDF5 1.14.3, /plain: 2.5
#   jHDF 0.13.0, /plain: Failed to load children of group '//' at address '96'
#   jHDF 0.13.0, its cause: Encountered External Data Files Message, this is not supported by jHDF
#   jHDF 0.13.0, getChildren(): Failed to load children for group '//' at address '96'
#
# Needs a JDK 17 or later and Maven, on Linux x86-64.
set -euo pipefail
script=$(readlink -f "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.jhdf</groupId><artifactId>jhdf</artifactId><version>0.13.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.18</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>hdf5</artifactId>
      <version>1.14.3-1.5.10</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>hdf5</artifactId><version>1.14.3-1.5.10</version>
      <classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.10</version>
      <classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import static org.bytedeco.hdf5.global.hdf5.*;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.function.Function;
import org.bytedeco.hdf5.*;
import org.bytedeco.javacpp.DoublePointer;

class Finding {
    static final DataType DOUBLE = new DataType(PredType.NATIVE_DOUBLE());

    static void write(H5File file, String name, DSetCreatPropList storage, double value) {
        try (DataSet z = file.createDataSet(name, DOUBLE, new DataSpace(1, new long[] {1}), storage,
                DSetAccPropList.DEFAULT(), LinkCreatPropList.DEFAULT())) {
            z.write(new DoublePointer(value), DOUBLE);
        }
    }

    static double hdf5(String name) {
        try (H5File file = new H5File("z.h5", H5F_ACC_RDONLY); DataSet z = file.openDataSet(name)) {
            DoublePointer value = new DoublePointer(1);
            z.read(value, DOUBLE);
            return value.get();
        }
    }

    static void jhdf(String call, Function<HdfFile, Object> read, boolean withCause) {
        try (HdfFile file = new HdfFile(Path.of("z.h5"))) {
            System.out.println("jHDF 0.13.0, " + call + ": " + read.apply(file));
        } catch (HdfException e) {
            System.out.println("jHDF 0.13.0, " + call + ": " + e.getMessage());
            if (withCause) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                System.out.println("jHDF 0.13.0, its cause: " + cause.getMessage());
            }
        }
    }

    public static void main(String[] args) {
        try (H5File file = new H5File("z.h5", H5F_ACC_TRUNC)) {
            write(file, "plain", DSetCreatPropList.DEFAULT(), 2.5);
            DSetCreatPropList external = new DSetCreatPropList();
            external.setExternal("z.bin", 0, 8);
            write(file, "external", external, 3.5);
        }
        System.out.println("HDF5 1.14.3, /plain: " + hdf5("plain"));
        jhdf("/plain", file -> ((double[]) file.getDatasetByPath("/plain").getData())[0], true);
        jhdf("getChildren()", file -> file.getChildren().keySet(), false);
    }
}
JAVA
java -cp 'lib/*' Finding.java > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
