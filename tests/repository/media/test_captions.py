"""Captions that a player would show, and those that it would not."""

import pytest

from repository.media.captions import CaptionsError, read_captions

GOOD = """WEBVTT - A talk

NOTE by the interpreter
two lines

STYLE
::cue { color: white }

1
00:01.000 --> 00:02.500 align:start
<v Speaker>Nobody <b>asked</b> me.

01:00:03.000 --> 01:00:04.000
They came
at last.
"""


@pytest.mark.parametrize(
    "data", [GOOD.encode(), GOOD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + GOOD.encode()]
)
def test_what_is_said_is_read_without_times_names_and_marks(data):
    assert read_captions(data) == ["Nobody asked me.", "They came at last."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "first line is not WEBVTT"),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\nx", "first line"),
        (b"<html><script>alert(1)</script>", "first line"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nAn .srt file", "first line"),
        (b"WEBVTT\n\n<script>alert(1)</script>", "no time"),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\nx", "is not written as"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx", "ends before it begins"),
        (b"WEBVTT\n\nNOTE nothing", "no captions"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\xfe", "UTF-8"),
        (b"WEBVTT" + bytes(5 * 1024 * 1024), "too large"),
    ],
)
def test_what_a_player_would_not_show_is_refused_with_the_reason(data, said):
    with pytest.raises(CaptionsError, match=said):
        read_captions(data)
