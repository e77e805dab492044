#!/usr/bin/env bash
# jHDF 0.13.0 (io.jhdf:jhdf) takes every float of 16, 32 or 64 bits for one of IEEE's, and gives wrong numbers without
# any error where it is another.
#
# A type of HDF5 tells where sign, exponent and mantissa lie, and the exponent's bias; HDF5 converts by it. jHDF looks
# at the size alone. So bfloat16, which has 8 bits of exponent, is read as IEEE's binary16, which has 5: of 0.5, 1.5,
# 2.5 it makes 1.75, 1.9375, 2.0625.
#
# The file is written by HDF5 1.14.3 itself, as org.bytedeco:hdf5 packs it, which also reads it back.
# Seen on 29 November 2026 with JDK 25.0.3:
#   HDF5 1.14.3, bfloat16: [0.5, 1.5, 2.5]
#   jHDF 0.13.0, bfloat16: [1.75, 1.9375, 2.0625]
#   HDF5 1.14.3, binary64 with a bias of 1022: [0.5, 1.5, 2.5]
#   jHDF 0.13.0, binary64 with a bias of 1022: [0.25, 0.75, 1.25]
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
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.*;
import org.bytedeco.javacpp.DoublePointer;

class Finding {
    static final double[] VALUES = {0.5, 1.5, 2.5};
    static final DataType DOUBLE = new DataType(PredType.NATIVE_DOUBLE());

    static DataType bfloat16() {
        long type = H5Tcopy(PredType.IEEE_F32LE().getId());
        require(H5Tset_fields(type, 15, 7, 8, 0, 7) | H5Tset_size(type, 2) | H5Tset_ebias(type, 127));
        return new DataType(type);
    }

    static DataType biased() {
        long type = H5Tcopy(PredType.IEEE_F64LE().getId());
        require(H5Tset_ebias(type, 1022));
        return new DataType(type);
    }

    static void require(int result) {
        if (result < 0) {
            throw new IllegalStateException("HDF5 refuses a type");
        }
    }

    static void write(H5File file, String name, DataType type) {
        try (DataSet z = file.createDataSet(name, type, new DataSpace(1, new long[] {VALUES.length}))) {
            z.write(new DoublePointer(VALUES), DOUBLE);
        }
    }

    static String hdf5(String name) {
        double[] values = new double[VALUES.length];
        try (H5File file = new H5File("floats.h5", H5F_ACC_RDONLY); DataSet z = file.openDataSet(name)) {
            DoublePointer read = new DoublePointer(values.length);
            z.read(read, DOUBLE);
            read.get(values);
        }
        return whole(values);
    }

    static String jhdf(String name) {
        try (HdfFile file = new HdfFile(Path.of("floats.h5"))) {
            return whole(file.getDatasetByPath(name).getDataFlat());
        }
    }

    static String whole(Object array) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            values.add(Array.get(array, i));
        }
        return values.toString();
    }

    public static void main(String[] args) throws java.io.IOException {
        List<String> names = List.of("bfloat16", "binary64 with a bias of 1022");
        try (H5File file = new H5File("floats.h5", H5F_ACC_TRUNC)) {
            write(file, names.get(0), bfloat16());
            write(file, names.get(1), biased());
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add("HDF5 1.14.3, " + name + ": " + hdf5(name));
            lines.add("jHDF 0.13.0, " + name + ": " + jhdf(name));
        }
        lines.forEach(System.out::println);
        List<String> seen = Files.readAllLines(Path.of(args[0])).stream().filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(4)).toList();
        if (!lines.equals(seen)) {
            System.out.println("this has changed");
            System.exit(1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java "$script"
