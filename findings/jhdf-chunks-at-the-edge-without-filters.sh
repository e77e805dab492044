#!/usr/bin/env bash
# jHDF 0.13.0 (io.jhdf:jhdf) undoes filters that were never applied to the chunks at the edge of a dataset, of which a
# part lies outside of it: where the filter is shuffle, it gives wrong numbers without any error.
#
# HDF5 1.10 and later can store these chunks without filters (H5Pset_chunk_opts with
# H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS), which a flag of the dataset's layout tells. jHDF reads over the flag. Here 5x6
# values 1 to 30 lie in chunks of 4x4, of which the first alone is whole: its values are right, the others are mixed up.
# With deflate, jHDF raises an error.
#
# The file is written by HDF5 1.14.3 itself, as org.bytedeco:hdf5 packs it, which also reads it back.
# Seen on 29 November 2026 with JDK 25.0.3:
#   HDF5 1.14.3, shuffle: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
#   jHDF 0.13.0, shuffle: 1 2 3 4 0 0 7 8 9 10 0 0 13 14 15 16 0 0 19 20 21 22 0 0 0 0 0 0 0 0
#   jHDF 0.13.0, deflate: Inflating failed
#
# Needs a JDK 17 or later and Maven, on Linux x86-64.
set -euo pipefail
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
import io.jhdf.exceptions.HdfFilterException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bytedeco.hdf5.*;
import org.bytedeco.javacpp.DoublePointer;

class Finding {
    static final DataType DOUBLE = new DataType(PredType.NATIVE_DOUBLE());

    static void write(H5File file, String name) {
        double[] values = new double[30];
        Arrays.setAll(values, i -> i + 1);
        DSetCreatPropList chunks = new DSetCreatPropList();
        chunks.setChunk(2, new long[] {4, 4});
        if (name.equals("shuffle")) {
            chunks.setShuffle();
        } else {
            chunks.setDeflate(6);
        }
        if (H5Pset_chunk_opts(chunks.getId(), H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS) < 0) {
            throw new IllegalStateException("H5Pset_chunk_opts");
        }
        try (DataSet z = file.createDataSet(name, DOUBLE, new DataSpace(2, new long[] {5, 6}), chunks,
                DSetAccPropList.DEFAULT(), LinkCreatPropList.DEFAULT())) {
            z.write(new DoublePointer(values), DOUBLE);
        }
    }

    static String hdf5(String name) {
        double[] values = new double[30];
        try (H5File file = new H5File("edge.h5", H5F_ACC_RDONLY); DataSet z = file.openDataSet(name)) {
            DoublePointer read = new DoublePointer(30);
            z.read(read, DOUBLE);
            read.get(values);
        }
        return whole(values);
    }

    static String jhdf(String name) {
        try (HdfFile file = new HdfFile(Path.of("edge.h5"))) {
            return whole((double[]) file.getDatasetByPath(name).getDataFlat());
        } catch (HdfFilterException e) {
            return e.getMessage();
        }
    }

    static String whole(double[] values) {
        return Arrays.stream(values).mapToObj(value -> Long.toString((long) value)).collect(Collectors.joining(" "));
    }

    public static void main(String[] args) {
        FileAccPropList access = new FileAccPropList();
        access.setLibverBounds(H5F_LIBVER_V110, H5F_LIBVER_V110);
        try (H5File file = new H5File("edge.h5", H5F_ACC_TRUNC, FileCreatPropList.DEFAULT(), access)) {
            write(file, "shuffle");
            write(file, "deflate");
        }
        System.out.println("HDF5 1.14.3, shuffle: " + hdf5("shuffle"));
        System.out.println("jHDF 0.13.0, shuffle: " + jhdf("shuffle"));
        System.out.println("jHDF 0.13.0, deflate: " + jhdf("deflate"));
        if (!hdf5("shuffle").endsWith(" 24 25 26 27 28 29 30") || !hdf5("deflate").equals(hdf5("shuffle"))
                || !jhdf("shuffle").startsWith("1 2 3 4 0 0 7 8 ") || !jhdf("deflate").equals("Inflating failed")) {
            System.out.println("this has changed");
            System.exit(1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java
