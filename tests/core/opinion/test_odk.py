"""ODK exports, made up."""

from __future__ import annotations

from cm_civic_plugin.core.opinion.reading import read_all

HEADER = (
    "SubmissionDate,start,grp-loc-Latitude,grp-loc-Longitude,grp-loc-Altitude,grp-loc-Accuracy,"
    "grp-say,grp-kind,grp-harm/road,grp-harm/smoke,full_name,meta-instanceID,KEY,SubmitterID,"
    "SubmitterName,AttachmentsPresent,Status,ReviewState,DeviceID,Edits,FormVersion\n"
)


def row(number, start="2025-11-28T08:00:00.000+07:00", place="18.79,98.98"):
    kind = "flood" if number % 2 else "light"
    return (
        f"2025-11-29T02:00:00.000Z,{start},{place},310.5,4.9,"
        f"น้ำท่วมซอยทุกปีไม่มีใครมา {number},{kind},{number % 2},1,สมชาย ใจดี,uuid:{number},"
        f"uuid:{number},12,khun_somsri,0,,,collect:Xy,0,3\n"
    )


def write(tmp_path, text):
    path = tmp_path / "form.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_form(tmp_path):
    posts, report = read_all(write(tmp_path, HEADER + "".join(map(row, range(6)))))
    assert (report.platform, report.read, report.kept, report.placed) == ("odk", 6, 6, 6)
    assert (posts["lon"][0], posts["lat"][0]) == (98.98, 18.79)
    assert posts["text"][0] == "น้ำท่วมซอยทุกปีไม่มีใครมา 0"
    assert posts["topic"].tolist()[:2] == ["light;smoke", "flood;road;smoke"]
    assert posts["post_id"][1] == "uuid:1"
    assert str(posts["created_at"][0]) == "2025-11-28 01:00:00+00:00"
    assert report.fields["lat"] == "grp-loc-Latitude"
    assert not report.has_authors
    everything = posts.to_csv() + report.to_json()
    assert not [one for one in ("สมชาย", "khun_somsri", "collect:Xy") if one in everything]


def test_without_the_forms_own_times_the_servers_are_taken(tmp_path):
    text = HEADER + "".join(row(number, start="") for number in range(3))
    posts, report = read_all(write(tmp_path, text))
    assert str(posts["created_at"][0]) == "2025-11-29 02:00:00+00:00"
    assert report.fields["date"] == "SubmissionDate"


def test_a_form_without_places_is_read(tmp_path):
    text = HEADER + "".join(row(number, place=",") for number in range(3))
    posts, report = read_all(write(tmp_path, text))
    assert (report.platform, report.kept, report.placed) == ("odk", 3, 0)
    assert posts["text"].str.len().gt(0).all()
