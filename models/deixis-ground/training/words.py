"""What is typed for each label while training, and text that names nothing in an image. Writes the lines that `./deixis embed` turns into vectors.

    python words.py --data DIR --vocabulary ../../../data/vocabulary --out RUN      then      ./deixis embed RUN/texts.txt -o RUN/texts.npy
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import yaml

TEMPLATES = [
    "the {}", "outline the {}", "segment the {}", "where is the {}?", "show me the {}", "{} in this image", "the {} is seen",
    "there is a {}", "{} is visible", "please mark the {}", "find {}", "locate the {} here", "contour of the {}", "{} region",
]  # fmt: skip
THINGS = """a red car;bicycle;kitchen table;wooden chair;smartphone;laptop keyboard;coffee cup;traffic light;mountain;river bank;cloudy sky;oak tree;dog;
cat;horse;elephant;goldfish;eagle;tractor;airplane wing;rocket;guitar;piano;football;tennis racket;umbrella;suitcase;newspaper;bookshelf;lamp;window;
door handle;brick wall;bridge;church tower;castle;sand castle;snowman;pizza;hamburger;bowl of soup;apple;banana;strawberry cake;glass of wine;shoe;
leather jacket;wedding dress;diamond ring;wrist watch;camera;television;refrigerator;washing machine;vacuum cleaner;garden hose;lawn mower;hammer;
screwdriver;paint brush;sculpture;dragon;unicorn;wizard;robot;spaceship;alien;the moon;planet Saturn;galaxy;volcano;waterfall;beach ball;sailing boat;
submarine;train station;bus stop;parking meter;street sign;license plate;bank note;credit card;stamp;envelope;printer;calculator;light bulb;battery;
solar panel;wind turbine;steam engine;fire truck;police officer;football player;crowd of people;audience;orchestra;circus tent;roller coaster""".replace("\n", "").split(";")
PROSE = """good morning;how are you today;what time is it;the weather is nice;see you tomorrow;lorem ipsum dolor sit amet;once upon a time;to be or not to be;
thank you very much;please call me back;the meeting is at noon;stock prices fell sharply;the recipe needs two eggs;we won the game;turn left at the corner;
this sentence says nothing;test;testing one two three;asdf;qwerty;foo bar;xyz;n/a;none;unknown;yes;no;maybe;okay;42;3.14159;2026;A;the;of;and;everything;nothing;
something else;random words here;select all from table;import numpy;print the result;click here;username and password;terms and conditions;buy now;free delivery;
breaking news;happy birthday;merry christmas;a poem about love;the king of France;chapter one;figure 3;see table 2;to whom it may concern;kind regards;
best wishes;error 404;page not found;version 2.0;hello there;hi;hey you;why is the sky blue;tell me a joke;translate this;who are you;I am hungry;let us go""".replace("\n", "").split(";")
OTHER = """tail of a fish;beak;feathers;gills;wing bone of a bird;leaf veins;root tip;chloroplast;pollen grain;antlers;hoof;fish scales;spider web;tree bark;mushroom cap;flower petal;seed pod;
shell of a snail;insect wing;bird nest;cat paw;dog liver;horse hoof;lung of a frog;heart of a whale;kidney bean;liver sausage;polyp of a coral;cell phone;blood orange;bone china;
stomach of a cow;brain teaser;eye of the storm;nucleus of an atom;lens of a camera;disc jockey;vessel at sea;spleen of a mouse;the heart of the city""".replace("\n", "").split(";")
MODALITY = {
    "ct": "CT", "mri": "MRI", "x-ray": "x-ray", "ultrasound": "ultrasound", "mammography": "mammogram", "fundus": "fundus photograph", "oct": "OCT",
    "endoscopy": "endoscopy", "dermoscopy": "dermoscopy", "histology": "histology slide", "microscopy": "micrograph", "photo": "photograph",
}  # fmt: skip


def typo(text: str, rng: random.Random) -> str:
    """One letter dropped, doubled or swapped with the next."""
    at = [i for i in range(len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if len(text) < 5 or not at:
        return text
    i = rng.choice(at)
    return rng.choice([text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[:i] + text[i + 1] + text[i] + text[i + 2 :]])


def vocabulary(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Names and synonyms of the product's vocabulary that hold in every image, and its descriptions; by concept."""
    names: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for concept in yaml.safe_load(file.read_text()).get("concepts", []):
            names[concept["id"]] = [str(w).lower() for w in [concept["name"], *concept.get("synonyms", [])]]
    described: dict[str, list[str]] = {}
    for line in (folder / "paraphrases" / "descriptions.tsv").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            concept, phrase = line.split("\t")
            described.setdefault(concept, []).append(phrase.strip())
    return names, described


def phrases(labels: dict[str, dict], names: dict[str, list[str]], described: dict[str, list[str]], seed: int = 20) -> tuple[list[str], dict[str, list[int]], list[int]]:
    """All lines, for each label the lines that name it (its canonical name first), and the lines that name nothing taught."""
    rng = random.Random(seed)
    lines: list[str] = []
    place: dict[str, int] = {}

    def put(text: str) -> int:
        return place.setdefault(text, len(lines)) if text in place else (lines.append(text) or place.setdefault(text, len(lines) - 1))

    named: dict[str, list[int]] = {}
    for label, says in labels.items():
        name = says["name"].lower()
        words = list(dict.fromkeys([name, *says["synonyms"], *names.get(label, [])]))
        said = [put(w) for w in words]
        for w in words:
            said += [put(t.format(w)) for t in rng.sample(TEMPLATES, 3)]
            said.append(put(typo(w, rng)))
        kinds = [MODALITY[m] for m in says["modalities"]]
        said += [put(f"{w} on this {rng.choice(kinds)}") for w in rng.sample(words, min(3, len(words)))]
        said += [put(w) for w in described.get(label, [])]
        named[label] = list(dict.fromkeys(said))
    nonsense = [put(t) for t in ["Hello World", *THINGS, *PROSE, *OTHER] if t.strip()]
    nonsense += [put(rng.choice(TEMPLATES).format(t)) for t in THINGS + OTHER]
    nonsense += [put(f"{a} and {b}") for a, b in zip(rng.sample(THINGS, 40), rng.sample(PROSE, 40), strict=True)]
    return lines, named, sorted(set(nonsense))


def read_labels(data: Path) -> tuple[dict[str, dict], list[dict]]:
    """labels.json with the modalities of each label, and the manifest."""
    labels = json.loads((data / "labels.json").read_text())
    rows = [json.loads(line) for line in (data / "manifest.jsonl").read_text().splitlines() if line.strip()]
    for says in labels.values():
        says["modalities"] = sorted({r["modality"] for r in rows if any(labels[t["label"]] is says for t in r["targets"])})
    return labels, rows


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--vocabulary", type=Path, default=Path(__file__).parents[3] / "data" / "vocabulary")
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    lines, named, nonsense = phrases(read_labels(a.data)[0], *vocabulary(a.vocabulary))
    (a.out / "texts.txt").write_text("\n".join(lines) + "\n")
    (a.out / "texts.json").write_text(json.dumps({"named": named, "nonsense": nonsense}))
    print(len(lines), "lines")
