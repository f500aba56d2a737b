"""The reader as a spaCy pipe."""

from __future__ import annotations

import pickle

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from onrecord.pipes import DocAttribution
from onrecord.reading import read_seen

TEXT = (
    "The ferry to Vessen sank at its moorings on Friday.\n\n"
    "“It had been repaired,” said Tomas Brill, the harbour master, “and it was sound.”\n\n"
    "Lena Okafor told reporters that the island would get another one."
)


@pytest.fixture
def nlp(monkeypatch):
    """A pipeline of nothing but ours, reading by the rules alone: it takes milliseconds."""
    monkeypatch.setattr(
        "onrecord.pipes.attributions.read_articles",
        lambda articles, acts: (read_seen(one, None, acts=acts) for one in articles),
    )
    return with_pipe()


def with_pipe(**config):
    made = spacy.blank("en")
    made.add_pipe("onrecord", config=config)
    return made


def parts(doc):
    """What was found, as plain strings."""
    return [
        (a.speaker, a.source and a.source.text, a.cue and a.cue.text, a.words, a.kind)
        for a in doc._.attributions
    ]


def test_each_attribution_has_source_cue_and_content_as_spans(nlp):
    """With who is behind the source, and how it is said."""
    first, second = nlp(TEXT)._.attributions
    assert isinstance(first, DocAttribution)
    assert [span.text for span in first.content] == [
        "“It had been repaired,”", "“and it was sound.”",
    ]  # fmt: skip
    assert first.source.text.startswith("Tomas Brill")
    assert (first.cue.text, first.kind) == ("said", "direct")
    assert (first.speaker, first.speaker_kind, first.stance) == ("Tomas Brill", "person", "says")
    assert (second.speaker, second.kind, second.channel) == ("Lena Okafor", "indirect", "briefing")
    assert 0 < first.confidence <= 1
    assert first.rule


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("  \n\t" + TEXT + "  \n", id="spaces around"),
        pytest.param(TEXT.replace(" ", "\u00a0 "), id="no-break spaces"),
        pytest.param("🚢👩‍👩‍👧 " + TEXT.replace("ferry", "ferry 🛳️"), id="emoji"),
        pytest.param(TEXT.replace("\n\n", "\r\n\r\n"), id="carriage returns"),
        pytest.param(TEXT.replace("said Tomas", "said—Tomas"), id="no space after the cue"),
        pytest.param(TEXT.replace("“", '"').replace("”", '"'), id="straight marks"),
        pytest.param(TEXT.replace("sank", "s\u0301ank\u200b"), id="combining and zero width"),
    ],
)
def test_the_characters_are_exact_whatever_the_text_holds(nlp, text):
    """The characters are those that the reader gives; the tokens are the fewest that hold them."""
    doc = nlp(text)
    assert doc.text == text
    assert doc._.attributions
    for said in doc._.attributions:
        places = [*said.content_chars, said.source_chars, said.cue_chars]
        spans = [*said.content, said.source, said.cue]
        for place, span in zip(places, spans, strict=True):
            if place is None:
                assert span is None
                continue
            assert span.start_char <= place[0] < place[1] <= span.end_char
            assert span[0].idx + len(span[0]) > place[0]
            assert span[-1].idx < place[1]
        assert said.words == tuple(text[a:b] for a, b in said.content_chars)


def test_a_stream_gives_what_single_documents_give_in_order(nlp):
    """More documents than are held at once, some of them empty."""
    texts = [TEXT.replace("Vessen", f"Island {n}") if n % 7 else "" for n in range(70)]
    streamed = list(nlp.pipe(texts, batch_size=50))
    assert [doc.text for doc in streamed] == texts
    assert [parts(doc) for doc in streamed] == [parts(nlp(text)) for text in texts]
    assert parts(streamed[0]) == []


def test_a_document_is_written_out_with_what_was_found(nlp):
    """To bytes, in a DocBin, and pickled."""
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (from_bin,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    for copy in (again, from_bin, pickle.loads(pickle.dumps(doc))):
        assert parts(copy) == parts(doc)


def test_a_pipeline_is_written_out_with_its_settings(nlp, tmp_path):
    """And finds the same when it is loaded."""
    kept = with_pipe(acts=True)
    kept.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.get_pipe("onrecord").acts
    text = TEXT + "\n\nOkafor praised the harbour master’s plan for another ferry."
    assert parts(loaded(text)) == parts(kept(text))
    assert len(kept(text)._.attributions) > len(nlp(text)._.attributions)


def test_a_day_of_publication_dates_what_is_told_of_a_weekday(nlp):
    """It is the document's own."""
    text = TEXT.replace("told reporters", "told reporters on Friday")
    doc = nlp.make_doc(text)
    doc._.published = "2031-04-05"
    assert [said.date for said in nlp(doc)._.attributions] == [None, "2031-04-04"]
    assert [said.date for said in nlp(text)._.attributions] == [None, None]


def test_a_document_that_was_not_read_has_none(nlp):
    """So that it can be asked of any."""
    assert spacy.blank("en")(TEXT)._.attributions == ()


def test_other_pipes_keep_what_they_made(nlp):
    """Sentences and tokens stay as they are."""
    nlp.add_pipe("sentencizer", first=True)
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    assert [s.text for s in nlp(TEXT).sents] == [s.text for s in plain(TEXT).sents]


def test_the_network_reads_the_same_in_a_stream_and_alone():
    """Without any replacement: the reader as it ships."""
    nlp = with_pipe()
    (doc,) = nlp.pipe([TEXT])
    assert parts(doc) == parts(nlp(TEXT))
    assert [said.speaker for said in doc._.attributions] == ["Tomas Brill", "Lena Okafor"]
