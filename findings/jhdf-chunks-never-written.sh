#!/usr/bin/env bash
# jHDF 0.13.0 (io.jhdf:jhdf) reads zeros from chunks that were never written, where HDF5 reads the dataset's fill value,
# or raises an error.
#
# HDF5 stores no chunk before something is written into it, and reads the fill value until then. jHDF knows that value,
# and getFillValue() gives it, but getData() leaves zeros where an index has no chunk. So the gaps of a table that is to
# have NaN there are zeros: values like others. Where the index of chunks is a plain array, as in the format of HDF5
# 1.10 for a dataset that does not grow, jHDF takes the missing chunk's address for a place in the file, and fails. Of
# a dataset without any chunk getData() gives null.
#
# Of 4x3 values in chunks of 2x3, the first chunk is written; the fill value is -5.
# The file is written by HDF5 1.14.3 itself, as org.bytedeco:hdf5 packs it, which also reads it back.
# Seen on 29 November 2026 with JDK 25.0.3:
#   HDF5 1.14.3 reads: [1, 1, 1, 1, 1, 1, -5, -5, -5, -5, -5, -5]
#   jHDF 0.13.0 reads: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], fill value -5
#   jHDF, format of 1.10: Failed to read chunk for dataset '/z' at address -1
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
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.hdf5.*;
import org.bytedeco.javacpp.DoublePointer;

class Finding {
    static final DataType DOUBLE = new DataType(PredType.NATIVE_DOUBLE());

    static void write(String name, int bound) {
        FileAccPropList access = new FileAccPropList();
        if (bound >= 0) {
            access.setLibverBounds(bound, bound);
        }
        try (H5File file = new H5File(name, H5F_ACC_TRUNC, FileCreatPropList.DEFAULT(), access)) {
            DSetCreatPropList chunks = new DSetCreatPropList();
            chunks.setChunk(2, new long[] {2, 3});
            chunks.setFillValue(DOUBLE, new DoublePointer(-5.0));
            DataSpace space = new DataSpace(2, new long[] {4, 3});
            try (DataSet z = file.createDataSet("z", DOUBLE, space, chunks, DSetAccPropList.DEFAULT(),
                    LinkCreatPropList.DEFAULT())) {
                space.selectHyperslab(H5S_SELECT_SET, new long[] {2, 3}, new long[] {0, 0});
                z.write(new DoublePointer(1, 1, 1, 1, 1, 1), DOUBLE, new DataSpace(2, new long[] {2, 3}), space,
                        DSetMemXferPropList.DEFAULT());
            }
        }
    }

    static String hdf5(String name) {
        double[] values = new double[12];
        try (H5File file = new H5File(name, H5F_ACC_RDONLY); DataSet z = file.openDataSet("z")) {
            DoublePointer read = new DoublePointer(values.length);
            z.read(read, DOUBLE);
            read.get(values);
        }
        return whole(values);
    }

    static String jhdf(String name) {
        try (HdfFile file = new HdfFile(Path.of(name))) {
            Dataset z = file.getDatasetByPath("z");
            return whole((double[]) z.getDataFlat()) + ", fill value " + ((Number) z.getFillValue()).intValue();
        } catch (HdfException e) {
            return e.getMessage();
        }
    }

    static String whole(double[] values) {
        return Arrays.toString(Arrays.stream(values).mapToLong(value -> (long) value).toArray());
    }

    public static void main(String[] args) {
        write("old.h5", -1);
        write("new.h5", H5F_LIBVER_V110);
        System.out.println("HDF5 1.14.3 reads: " + hdf5("old.h5"));
        System.out.println("jHDF 0.13.0 reads: " + jhdf("old.h5"));
        System.out.println("jHDF, format of 1.10: " + jhdf("new.h5"));
    }
}
JAVA
java -cp 'lib/*' Finding.java > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
