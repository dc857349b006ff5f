"""Says whether confidence means something: by kind of fact, the mean confidence beside the share that is right.

Usage: calibration.py PROGRAM SCORER_FOLDER. A kind with twenty facts or more fails where the two are
farther apart than a tenth.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(folder))
import score  # noqa: E402 (it lies beside the project)

FARTHEST = 0.1
sums = defaultdict(lambda: [0, 0, 0.0])
for gold_file in sorted((folder / "dev").glob("*.gold.json")):
    slug = gold_file.name.removesuffix(".gold.json")
    page = next(p for p in (folder / "dev" / (slug + end) for end in (".md", ".html", "")) if p.exists())
    gold = json.loads(gold_file.read_text())
    run = subprocess.run([program, "extract", page, "--format", "json"], capture_output=True, check=True)
    is_site = any(isinstance(item["line"], str) for item in gold["items"])
    alike = score.scorers(is_site)
    gold, found = score.untitled_as_unnamed(gold, json.loads(run.stdout), alike, is_site)
    for kind in ("publication", "unnamed", "award", "service", "talk", "position", "education"):
        facts = found.get(score.FIELDS[kind]) or []
        right = {at for _, at in score.pair(gold.get(score.FIELDS[kind]) or [], facts, alike[kind])}
        for at, fact in enumerate(facts):
            sums[kind][0] += 1
            sums[kind][1] += at in right
            sums[kind][2] += fact["confidence"]

far = False
for kind, (count, right, confidence) in sums.items():
    share, mean = right / count, confidence / count
    is_far = count >= 20 and abs(share - mean) > FARTHEST
    far |= is_far
    print(f"{kind:12} {count:4} facts, {share:.2f} right, {mean:.2f} sure{'   too far apart' if is_far else ''}")
sys.exit(far)
