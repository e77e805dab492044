#!/usr/bin/env bash
# jHDF 0.13.0 (io.jhdf:jhdf) reads a chunked dataset with zeros in place of values, and without any error, if the
# dataset may grow without limit along one axis and has room along another, and the file is in the format of HDF5 1.10
# or later (libver bounds v110).
#
# The index of such a dataset, an "extensible array", numbers the chunks over the largest shape that the dataset may
# grow to, so that the numbers of a smaller one have gaps. jHDF stops at the first gap, and numbers chunks over the
# present shape. Here 4x6 values 0 to 23 in chunks of 2x3 may grow to any number of rows and to 12 columns: the chunks
# have the numbers 0, 1, 4 and 5, and jHDF finds the first two. With the default libver bounds, where a tree has each
# chunk's place, it reads all. (Where both axes have limits, an index of another kind, jHDF raises an error.)
#
# The file is written by HDF5 1.14.3 itself, as org.bytedeco:hdf5 packs it, which also reads it back.
# Seen on 29 November 2026 with JDK 25.0.3:
#   HDF5 1.14.3 reads: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
#   jHDF 0.13.0 reads: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
#   jHDF, old format:  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
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
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.hdf5.*;
import org.bytedeco.javacpp.DoublePointer;

class Finding {
    static void write(String name, int bound) {
        FileAccPropList access = new FileAccPropList();
        if (bound >= 0) {
            access.setLibverBounds(bound, bound);
        }
        double[] values = new double[24];
        Arrays.setAll(values, i -> i);
        try (H5File file = new H5File(name, H5F_ACC_TRUNC, FileCreatPropList.DEFAULT(), access)) {
            DSetCreatPropList chunks = new DSetCreatPropList();
            chunks.setChunk(2, new long[] {2, 3});
            DataSpace space = new DataSpace(2, new long[] {4, 6}, new long[] {-1, 12});
            try (DataSet z = file.createDataSet("z", new DataType(PredType.NATIVE_DOUBLE()), space, chunks,
                    DSetAccPropList.DEFAULT(), LinkCreatPropList.DEFAULT())) {
                z.write(new DoublePointer(values), new DataType(PredType.NATIVE_DOUBLE()));
            }
        }
    }

    static long[] hdf5(String name) {
        double[] values = new double[24];
        try (H5File file = new H5File(name, H5F_ACC_RDONLY); DataSet z = file.openDataSet("z")) {
            DoublePointer read = new DoublePointer(24);
            z.read(read, new DataType(PredType.NATIVE_DOUBLE()));
            read.get(values);
        }
        return whole(values);
    }

    static long[] jhdf(String name) {
        try (HdfFile file = new HdfFile(Path.of(name))) {
            return whole((double[]) file.getDatasetByPath("z").getDataFlat());
        }
    }

    static long[] whole(double[] values) {
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
    }

    public static void main(String[] args) {
        write("new.h5", H5F_LIBVER_V110);
        write("old.h5", -1);
        long[] right = new long[24];
        Arrays.setAll(right, i -> i);
        long[] wrong = Arrays.copyOf(Arrays.copyOf(right, 12), 24);
        System.out.println("HDF5 1.14.3 reads: " + Arrays.toString(hdf5("new.h5")));
        System.out.println("jHDF 0.13.0 reads: " + Arrays.toString(jhdf("new.h5")));
        System.out.println("jHDF, old format:  " + Arrays.toString(jhdf("old.h5")));
        if (!Arrays.equals(right, hdf5("new.h5")) || !Arrays.equals(wrong, jhdf("new.h5"))
                || !Arrays.equals(right, jhdf("old.h5"))) {
            System.out.println("this has changed");
            System.exit(1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java
