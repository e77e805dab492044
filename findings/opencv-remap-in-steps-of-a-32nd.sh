#!/usr/bin/env bash
# OpenCV 4.9.0's remap() interpolates a table of doubles at the nearest 1/32 of a cell, not at the point, and gives 0
# for points outside and for NaN.
#
# With INTER_LINEAR and maps of float, remap() rounds each coordinate to 5 bits behind the point, also where the table
# and the result are doubles. So a value is off by up to 1/64 of the cell's difference along each axis, and a look-up
# has 33 values between two knots. Outside of the grid the table goes on with zeros, by default: half a cell away the
# value is half of that at the edge, and a cell away 0, which is a number like others. A NaN coordinate gives 0, too.
#
# The table is the plane z = 100 i + j, for i and j from 0 to 3; the points have j = 1. The package is
# org.openpnp:opencv, which carries OpenCV's native library.
# Seen on 30 November 2026 with JDK 25.0.3:
#   OpenCV 4.9.0, CV_64F
#   i = 0.1: 10.375, the plane has 11.0
#   i = 0.3: 32.25, the plane has 31.0
#   i = 0.5: 51.0, the plane has 51.0
#   i = 1.99: 201.0, the plane has 200.0
#   10000 points between two knots: 33 values, off by up to 0.0156 of a cell
#   i = 3.0: 301.0
#   i = 3.5: 150.5
#   i = 4.0: 0.0
#   i = NaN: 0.0
#
# Needs a JDK 17 or later and Maven, on Linux x86-64; downloads 105 MB into Maven's local repository.
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
    <dependency><groupId>org.openpnp</groupId><artifactId>opencv</artifactId><version>4.9.0-0</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import java.util.Locale;
import java.util.TreeSet;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

class Finding {
    /** The values at the points (i, 1). */
    static double[] remap(Mat table, float... i) {
        Mat x = new Mat(1, i.length, CvType.CV_32F);
        Mat y = new Mat(1, i.length, CvType.CV_32F);
        Mat result = new Mat();
        for (int point = 0; point < i.length; point++) {
            x.put(0, point, 1.0);
            y.put(0, point, i[point]);
        }
        Imgproc.remap(table, result, x, y, Imgproc.INTER_LINEAR);
        double[] values = new double[i.length];
        result.get(0, 0, values);
        return values;
    }

    public static void main(String[] arguments) {
        nu.pattern.OpenCV.loadLocally();
        Mat table = new Mat(4, 4, CvType.CV_64F);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                table.put(i, j, 100 * i + j);
            }
        }
        System.out.println("OpenCV " + Core.VERSION + ", " + CvType.typeToString(table.type()).replace("C1", ""));
        for (String i : new String[] {"0.1", "0.3", "0.5", "1.99"}) {
            System.out.printf("i = %s: %s, the plane has %s%n", i, remap(table, Float.parseFloat(i))[0],
                    Math.rint(1e6 * (100 * Double.parseDouble(i) + 1)) / 1e6);
        }
        float[] points = new float[10_000];
        for (int point = 0; point < points.length; point++) {
            points[point] = 1 + point / 10_000f;
        }
        TreeSet<Double> values = new TreeSet<>();
        double worst = 0;
        double[] found = remap(table, points);
        for (int point = 0; point < points.length; point++) {
            values.add(found[point]);
            worst = Math.max(worst, Math.abs(found[point] - (100.0 * points[point] + 1)) / 100);
        }
        System.out.printf(Locale.ROOT, "%d points between two knots: %d values, off by up to %.4f of a cell%n",
                points.length, values.size(), worst);
        for (float i : new float[] {3, 3.5f, 4, Float.NaN}) {
            System.out.println("i = " + i + ": " + remap(table, i)[0]);
        }
    }
}
JAVA
java -Djava.io.tmpdir="$folder" -cp 'lib/*' Finding.java > seen 2>errors || { cat errors >&2; exit 1; }
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
