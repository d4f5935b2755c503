from core import batch


def test_a_text_that_breaks_the_pipeline_is_a_line_and_the_others_are_done(tmp_path, monkeypatch):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Ada Quill said no.")
    bad.write_text("boom")
    whole = batch.extract

    def fragile(article, nlp):
        if article.text == "boom":
            raise RecursionError
        return whole(article, nlp)

    monkeypatch.setattr(batch, "extract", fragile)
    first, second = batch.rendered([str(bad), str(good)], "jsonl")
    assert "failed on this text (RecursionError)" in first.error
    assert second.text.startswith("{")
