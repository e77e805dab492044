#!/usr/bin/env bash
# Spark 4.2.0 reads "nan", "inf" and "-inf" in a CSV file as null, without an error, where a cast of the same text gives
# NaN and infinities.
#
# These are the words that NumPy's savetxt and C's printf write. Spark's CSV reader knows NaN, Inf and -Inf, which its
# options nanValue, positiveInf and negativeInf change, one word for each, and what Java's Double.parseDouble takes. Any
# other text is null in a column of doubles, in the reader's default mode, and one such word makes inferSchema take the
# column for text. Null is not NaN: avg(), sum() and many user functions leave it out, so that a result which should be
# NaN is a number. With mode FAILFAST the reader raises an error.
#
# The package is org.apache.spark:spark-sql_2.13.
# Seen on 30 November 2026 with JDK 25.0.3:
#   Spark 4.2.0
#   nan: CSV null, cast NaN
#   inf: CSV null, cast Infinity
#   -inf: CSV null, cast -Infinity
#   NaN: CSV NaN, cast NaN
#   Inf: CSV Infinity, cast Infinity
#   1.5f: CSV 1.5, cast 1.5
#   nan with nanValue nan: CSV NaN
#   avg of 1, 3 and nan: CSV 2.0, cast NaN
#   1, 3 and nan by inferSchema: string
#
# Needs a JDK 17 or later and Maven; downloads 280 MB into Maven's local repository.
set -euo pipefail
script=$(readlink -f "$0")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
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
    <dependency><groupId>org.apache.spark</groupId><artifactId>spark-sql_2.13</artifactId>
      <version>4.2.0</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

class Finding {
    static SparkSession spark;

    static Path file(List<String> texts) throws IOException {
        return Files.write(Path.of("x.csv"), texts);
    }

    static Dataset<Row> csv(List<String> texts) throws IOException {
        return spark.read().schema("x double").csv(file(texts).toString());
    }

    static Dataset<Row> cast(List<String> texts) throws IOException {
        return spark.read().text(file(texts).toString()).selectExpr("cast(value as double) x");
    }

    public static void main(String[] arguments) throws IOException {
        spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false).getOrCreate();
        System.out.println("Spark " + spark.version());
        for (String text : List.of("nan", "inf", "-inf", "NaN", "Inf", "1.5f")) {
            System.out.println(text + ": CSV " + csv(List.of(text)).head().get(0) + ", cast "
                    + cast(List.of(text)).head().get(0));
        }
        System.out.println("nan with nanValue nan: CSV " + spark.read().schema("x double").option("nanValue", "nan")
                .csv(file(List.of("nan")).toString()).head().get(0));
        List<String> three = List.of("1", "3", "nan");
        System.out.println("avg of 1, 3 and nan: CSV " + csv(three).selectExpr("avg(x)").head().get(0) + ", cast "
                + cast(three).selectExpr("avg(x)").head().get(0));
        System.out.println("1, 3 and nan by inferSchema: "
                + spark.read().option("inferSchema", true).csv(file(three).toString()).schema().apply(0).dataType()
                        .simpleString());
        spark.stop();
    }
}
JAVA
opens=()
for package in java.lang java.lang.invoke java.net java.nio java.util sun.nio.ch sun.util.calendar; do
    opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
"$java" "${opens[@]}" -Djava.io.tmpdir="$folder" -cp 'lib/*' Finding.java > seen 2>errors || { cat errors >&2; exit 1; }
cat seen
sed -n 's/^#   //p' "$script" | diff - seen || { echo "this has changed"; exit 1; }
