#!/usr/bin/env bash
# ImageJ 1.54f's bilinear interpolation does not reach the last knot of an axis: getInterpolatedPixel() takes a point
# there, or beyond it, for one a thousandth of a cell before it.
#
# FloatProcessor.getInterpolatedPixel() makes x >= width - 1 to width - 1.001, so that there is a knot on the right. So
# the value of the last knot has 0.001 of the knot before it, along both axes, and a point 0.0005 before the end is
# nearer to the knot's value than the knot. getInterpolatedValue(), with the same method, gives the knot's value. It
# goes on with that for almost one cell outside, and gives 0 from there on, where its documentation says that it gives 0
# for what is not inside the image.
#
# The table is the plane 100 x + y, for x and y from 0 to 3.
# Seen on 30 November 2026 with JDK 25.0.3:
#   ImageJ 1.54f
#   getInterpolatedPixel(3, 1): 300.9
#   getInterpolatedPixel(2.9995, 1): 300.95
#   getInterpolatedPixel(3, 3): 302.899
#   getInterpolatedPixel(0, 1): 1.0
#   getInterpolatedValue(3, 1): 301.0
#   getInterpolatedValue(3.9, 1): 301.0
#   getInterpolatedValue(4, 1): 0.0
#   getPixelInterpolated(3, 1): 0.0
#
# Needs a JDK 17 or later and Maven.
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
    <dependency><groupId>net.imagej</groupId><artifactId>ij</artifactId><version>1.54f</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import ij.IJ;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

class Finding {
    public static void main(String[] arguments) {
        float[][] table = new float[4][4];
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 4; y++) {
                table[x][y] = 100 * x + y;
            }
        }
        FloatProcessor image = new FloatProcessor(table);
        image.setInterpolationMethod(ImageProcessor.BILINEAR);
        System.out.println("ImageJ " + IJ.getVersion());
        System.out.println("getInterpolatedPixel(3, 1): " + image.getInterpolatedPixel(3, 1));
        System.out.println("getInterpolatedPixel(2.9995, 1): " + image.getInterpolatedPixel(2.9995, 1));
        System.out.println("getInterpolatedPixel(3, 3): " + image.getInterpolatedPixel(3, 3));
        System.out.println("getInterpolatedPixel(0, 1): " + image.getInterpolatedPixel(0, 1));
        System.out.println("getInterpolatedValue(3, 1): " + image.getInterpolatedValue(3, 1));
        System.out.println("getInterpolatedValue(3.9, 1): " + image.getInterpolatedValue(3.9, 1));
        System.out.println("getInterpolatedValue(4, 1): " + image.getInterpolatedValue(4, 1));
        System.out.println("getPixelInterpolated(3, 1): " + Float.intBitsToFloat(image.getPixelInterpolated(3, 1)));
    }
}
JAVA
java -Djava.awt.headless=true -cp 'lib/*' Finding.java > seen
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
