#!/usr/bin/env python3
"""Runs `newscv batch` as a line filter in Spark, and checks that it gives what one run alone gives.

    PYTHONPATH=... python3 tests/spark.py NEWSCV [RECORDS]

Needs PySpark and Java. Generates records about invented people, some of them faulty, has Spark's pipe send
them through newscv on a local cluster of two worker processes, and compares all lines with those of a
single process.
"""
import json
import os
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

VENUES = ["ICML", "NeurIPS", "ACL", "CVPR", "MobiSys", "a workshop on dunes"]
TITLES = ["Sorting Wet Sand", "How Snow Settles", "The Weight of Fog", "Maps of Nowhere", "Counting Waves"]


def page(number):
    """A page about an invented person."""
    items = [
        f"- **{month} 20{20 + (number + at) % 6}**: Our paper *{TITLES[(number + at) % 5]} {number}-{at}* was accepted to "
        f"{VENUES[(number * 7 + at) % 6]} 20{20 + (number + at) % 6}!"
        for at, month in enumerate(["Jan", "May", "Sep"][: 1 + number % 3])
    ]
    return f"# Person Number{number}\n\n## News\n\n" + "\n".join(items) + "\n- **2021**: Reviewer for ICLR 2021.\n"


def record(number):
    """A record; each hundredth cannot be read."""
    if number % 100 == 99:
        return '{"id": %d, "text": ' % number
    return json.dumps({"id": number, "text": page(number), "name": "about.md"})


def cluster(folder):
    """Two executors of one core and 512 MiB each, as processes of their own; what they log goes to `folder`."""
    os.environ["SPARK_WORKER_DIR"] = os.path.join(folder, "work")
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.executor.memory": "512m",
        "spark.log.level": "ERROR",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,512]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def main():
    newscv = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pages.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(record(number) + "\n" for number in range(count))
        with open(path, "rb") as file:
            alone = subprocess.run([newscv, "batch", "--quiet"], stdin=file, stdout=subprocess.PIPE, check=True)
        alone = alone.stdout.decode("utf-8").split("\n")[:-1]
        spark = cluster(folder)
        lines = spark.sparkContext.textFile("file://" + path, minPartitions=8)
        piped = lines.pipe(f"'{newscv}' batch --jobs 1 --quiet", checkCode=True).collect()
        partitions = lines.getNumPartitions()
        spark.stop()
    errors = sum("error" in json.loads(line) for line in alone)
    if len(alone) != count or errors != count // 100:
        sys.exit(f"one process wrote {len(alone)} lines for {count} records, {errors} of them errors")
    if piped != alone:
        different = [number for number, (a, b) in enumerate(zip(piped, alone)) if a != b]
        sys.exit(f"Spark gave {len(piped)} lines, one process {len(alone)}; different are {different[:10]}")
    print(f"{count} records in {partitions} partitions: the lines are those of one process")


if __name__ == "__main__":
    main()
