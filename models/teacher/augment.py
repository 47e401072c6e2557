"""More sentences for the student: those of the silver, cut, shortened, with phrases and words changed among one another.

    python augment.py make SILVER.conllu 60000 > RAW.conllu
    python teacher.py parse MINILM TEACHER.pt RAW.conllu 0.92 > MORE.conllu
    python augment.py mix SILVER.conllu MORE.conllu 38000 > MIXED.conllu

After Vania et al. 2019 ("A systematic comparison of methods for low-resource dependency parsing": crops) and Shi et al. 2021
("Substructure substitution: structured data augmentation for NLP"). Only the words of RAW count: the teacher gives them their
tags and trees, and leaves out what it is not sure of, much nonsense among it. The same files give the same bytes.
"""

import random
import sys

FORM, LEMMA, UPOS, XPOS, HEAD, REL, SPACE = range(7)  # HEAD counts from 0 and is -1 for the root.
SUBJECTS = {"nsubj", "nsubj:pass"}
CONTENTS = {"ccomp", "advcl", "conj", "parataxis"}
OPTIONAL = {"advcl", "obl", "advmod", "acl", "acl:relcl", "appos", "amod", "parataxis", "nmod", "conj", "obl:unmarked", "nummod"} | {
    "nmod:unmarked",
    "discourse",
}
PHRASES = {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "conj", "ccomp", "advcl", "acl:relcl", "acl", "appos", "xcomp"} | {
    "obl:agent",
    "obl:unmarked",
}
AMID = {"acl", "acl:relcl", "appos"}  # What makes a phrase long before its verb.
DENIALS = {"not", "n't", "never", "no"}
ENOUGH = 20  # Fewer phrases or words of a kind are not changed among one another.


def blocks(path):
    return [block for block in open(path, encoding="utf-8").read().split("\n\n") if block.strip()]


def read(path):
    for block in blocks(path):
        rows = [line.split("\t") for line in block.split("\n")]
        rows = [f for f in rows if len(f) == 10 and f[0].isdigit()]
        if rows:
            yield [[f[1], f[2], f[3], f[4], int(f[6]) - 1, f[7], "SpaceAfter=No" not in f[9]] for f in rows]


def copy(tree):
    return [list(word) for word in tree]


def below(tree):
    children = [[] for _ in tree]
    for i, word in enumerate(tree):
        if word[HEAD] >= 0:
            children[word[HEAD]].append(i)
    return children


def phrase(children, i):
    return sorted([i] + [j for c in children[i] for j in phrase(children, c)])


def is_whole(words):
    return words[-1] - words[0] + 1 == len(words)


def take(tree, kept, root):
    """The words `kept` as a tree of their own."""
    at = {i: j for j, i in enumerate(kept)}
    out = []
    for i in kept:
        word = list(tree[i])
        word[HEAD] = -1 if i == root else at.get(word[HEAD], at[root])
        out.append(word)
    return out


def uncapitalized(tree):
    """Takes the capital off a sentence's first word, where it is no part of the word."""
    word = tree[0]
    form = word[FORM]
    if word[UPOS] != "PROPN" and form != "I" and not (len(form) > 1 and form.isupper()):
        word[FORM] = form[0].lower() + form[1:]


def is_finite(tree, children, i):
    helpers = [c for c in children[i] if tree[c][REL] in ("aux", "aux:pass", "cop")]
    return tree[i][XPOS] in ("VBD", "VBZ", "VBP") or any(tree[c][XPOS] in ("VBD", "VBZ", "VBP", "MD") for c in helpers)


def crop(tree):
    """A clause with a subject, as a sentence."""
    children = below(tree)
    told = lambda i: any(tree[j][REL] in SUBJECTS and tree[j][UPOS] != "PRON" for j in children[i])
    heads = [i for i, w in enumerate(tree) if w[HEAD] >= 0 and w[REL] in CONTENTS and is_finite(tree, children, i) and told(i)]
    if not heads:
        return None
    head = random.choice(heads)
    whole = phrase(children, head)
    first = min(i for i in whole if tree[i][REL] != "punct")
    dropped = set()
    for j in children[head]:
        edge = tree[j][REL] == "punct" and (j < first or j == whole[-1])
        if edge or tree[j][REL] in ("mark", "cc"):
            dropped |= set(phrase(children, j))
    kept = [i for i in whole if i not in dropped]
    while kept and tree[kept[0]][UPOS] == "PUNCT":
        kept.pop(0)
    while kept and tree[kept[-1]][UPOS] == "PUNCT":
        kept.pop()
    return take(tree, kept, head) if len(kept) >= 4 and is_whole(kept) else None


def simplify(tree, share):
    """The sentence without a share of what it could do without."""
    children, dropped = below(tree), set()
    for i, word in enumerate(tree):
        if i in dropped or word[HEAD] < 0:
            continue
        if word[REL] in OPTIONAL and word[LEMMA] not in DENIALS and random.random() < share:
            dropped |= set(phrase(children, i))
            beside = children[word[HEAD]]
            if word[REL] == "conj" and not any(tree[j][REL] == "conj" and j not in dropped for j in beside):
                dropped |= {j for j in beside if tree[j][REL] == "cc"}
    kept = []
    for i in range(len(tree)):
        if i in dropped:
            continue
        if tree[i][FORM] == ",":
            before, after = i - 1 in dropped, i + 1 in dropped
            if not kept or tree[kept[-1]][UPOS] == "PUNCT" or before and after or (before or after) and random.random() < 0.8:
                continue
        kept.append(i)
    roots = [i for i in kept if tree[i][HEAD] < 0]
    return take(tree, kept, roots[0]) if len(roots) == 1 and len(kept) >= 4 else None


class Pool:
    """Phrases and words of the silver, by what they could stand for."""

    def __init__(self, trees):
        self.trees, self.phrases, self.words, self.verbs = trees, {}, {}, {}
        for at, tree in enumerate(trees):
            children = below(tree)
            for i, word in enumerate(tree):
                if word[REL] in PHRASES and word[HEAD] >= 0:
                    whole = phrase(children, i)
                    if is_whole(whole) and len(whole) <= 18 and not any(tree[j][FORM] in '"“”‘’()' for j in whole):
                        amid = any(tree[j][REL] in AMID for j in children[i])
                        self.phrases.setdefault(self.kind(tree, children, i), []).append((at, i, amid))
                if i and word[UPOS] in ("NOUN", "PROPN", "ADJ") and word[FORM].isalpha():
                    self.words.setdefault(self.sort(word), []).append(word[:2])
                if word[UPOS] == "VERB":
                    self.verbs.setdefault(self.frame(tree, children, i), []).append(word[:2])

    @staticmethod
    def kind(tree, children, i):
        case = " ".join(tree[c][LEMMA] for c in children[i] if tree[c][REL] == "case" and c < i)
        return tree[i][REL].split(":")[0], tree[i][XPOS], case

    @staticmethod
    def sort(word):
        return word[UPOS], word[XPOS], word[REL] if word[UPOS] == "PROPN" else ""

    @staticmethod
    def frame(tree, children, i):
        below = {tree[c][REL] for c in children[i]}
        return tree[i][XPOS], *(rel in below for rel in ("obj", "ccomp", "xcomp", "nsubj:pass"))

    def like(self, tree, children, i):
        return self.phrases.get(self.kind(tree, children, i), [])

    def swap(self, tree):
        """The sentence with a phrase of another in the place of one of its own."""
        children = below(tree)
        fits = lambda i: tree[i][HEAD] >= 0 and tree[i][REL] in PHRASES and tree[i][UPOS] != "PRON"
        many = lambda i: len(self.like(tree, children, i)) > ENOUGH and is_whole(phrase(children, i))
        places = [i for i in range(len(tree)) if fits(i) and many(i)]
        if not places:
            return None
        weight = lambda rel: 3 if rel in SUBJECTS else 2 if rel in ("obj", "acl:relcl", "ccomp", "advcl") else 1
        place = random.choices(places, [weight(tree[i][REL]) for i in places])[0]
        others = self.like(tree, children, place)
        other = random.choice(others)
        if random.random() < 0.5:
            for _ in range(12):
                if other[2]:
                    break
                other = random.choice(others)
        of, top, _ = other
        donor = copy(self.trees[of])
        uncapitalized(donor)
        new, old = phrase(below(donor), top), phrase(children, place)
        start, longer = old[0], len(new) - len(old)
        at = {j: start + n for n, j in enumerate(new)}
        gone = set(old)
        moved = lambda v: v if v < start else at[top] if v in gone else v + longer
        left, right = copy(tree[:start]), copy(tree[old[-1] + 1 :])
        for word in left + right:
            word[HEAD] = moved(word[HEAD]) if word[HEAD] >= 0 else -1
        middle = [list(donor[j]) for j in new]
        for j, word in zip(new, middle):
            word[HEAD] = moved(tree[place][HEAD]) if j == top else at[word[HEAD]]
            if j == top:
                word[REL] = tree[place][REL]
        middle[-1][SPACE] = tree[old[-1]][SPACE]
        return left + middle + right

    def change(self, tree, share):
        """The sentence with a share of its words changed for others of their sort."""
        tree = copy(tree)
        children = below(tree)
        for i, word in enumerate(tree):
            if random.random() >= share or not word[FORM].isalpha():
                continue
            if word[UPOS] == "VERB":
                others = self.verbs.get(self.frame(tree, children, i), [])
            else:
                others = self.words.get(self.sort(word), [])
            if len(others) > ENOUGH:
                form, lemma = random.choice(others)
                word[:2] = form.lower() if word[UPOS] == "VERB" else form, lemma
        return tree


def finish(tree):
    """As a sentence is written; `None` where it opens with a mark or a mark has no partner."""
    tree = copy(tree)
    if tree[0][UPOS] == "PUNCT" and tree[0][FORM] not in ("“", '"'):
        return None
    form = tree[0][FORM]
    tree[0][FORM] = form[0].upper() + form[1:]
    if tree[-1][FORM] not in (".", "?", "!", "”", '"'):
        tree[-1][SPACE] = False
        tree.append([".", ".", "PUNCT", ".", 0, "punct", True])
    tree[-2][SPACE] = False
    count = [word[FORM] for word in tree].count
    whole = count("“") == count("”") and count('"') % 2 == 0 and count("(") == count(")")
    return tree if whole else None


def sentence(pool):
    tree = copy(random.choice(pool.trees))
    uncapitalized(tree)
    if len(tree) > 45:
        return None
    way = random.random()
    if way < 0.35:
        tree = crop(tree)
        if tree and random.random() < 0.3:
            tree = simplify(tree, 0.3)
    elif way < 0.6:
        tree = simplify(tree, random.choice([0.3, 0.5, 0.7]))
    if not tree or sum(word[HEAD] < 0 for word in tree) != 1:
        return None
    for _ in range(random.choice([0, 1, 1, 1, 2])):
        tree = pool.swap(tree) or tree
    if random.random() < 0.6:
        tree = pool.change(tree, random.choice([0.15, 0.3, 0.5]))
    tree = finish(tree)
    return tree if tree and 4 <= len(tree) <= 40 else None


def make(silver, wanted):
    random.seed(7)
    pool, seen = Pool(list(read(silver))), set()
    while len(seen) < wanted:
        tree = sentence(pool)
        forms = tuple(word[FORM] for word in tree or ())
        if not tree or forms in seen:
            continue
        seen.add(forms)
        for i, word in enumerate(tree):
            space = "_" if word[SPACE] else "SpaceAfter=No"
            print(i + 1, *word[:4], "_", 1 if i else 0, "punct" if i else "root", "_", space, sep="\t")
        print()


def mix(silver, more, wanted):
    random.seed(5)
    new = blocks(more)
    random.shuffle(new)
    print("\n\n".join(blocks(silver) + new[:wanted]) + "\n")


if __name__ == "__main__":
    command, *files, number = sys.argv[1:]
    {"make": make, "mix": mix}[command](*files, int(number))
