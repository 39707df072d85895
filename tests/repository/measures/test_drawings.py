"""What the drawings of figures say, read as SVG."""

from lxml import etree

from repository.measures.place_scatter import Dot, Frame, Landmark, render_scatter
from repository.measures.step_chart import Line, render_step_chart
from repository.measures.tile_map import Tile, choose_shade, render_tile_map

SVG = "{http://www.w3.org/2000/svg}"
UK = Frame(south=50, north=59, west=-8, east=2)


def parse(text):
    return etree.fromstring(text.encode())


def texts(svg):
    return [node.text for node in svg.iter(f"{SVG}text")]


def test_a_drawing_is_one_image_whose_words_are_escaped():
    svg = parse(render_tile_map([Tile(0, 0, "Here & there", 1)], 'Two "places" <here>'))

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == 'Two "places" <here>'
    assert texts(svg)[0] == "Here & there"


def test_a_tile_has_its_number_in_words_whatever_its_shade():
    svg = parse(
        render_tile_map([Tile(0, 0, "London", 1_204, "3 stopped"), Tile(1, 0, "W", 0)], "x")
    )

    assert texts(svg) == ["London", "1,204", "3 stopped", "W", "None yet"]
    assert [node.get("stroke-dasharray") for node in svg.iter(f"{SVG}rect")] == [None, "5 4"]


def test_a_long_name_stays_in_its_tile():
    svg = parse(render_tile_map([Tile(0, 0, "North East and Yorkshire", 2)], "x"))

    assert texts(svg)[:3] == ["North East", "and", "Yorkshire"]


def test_shades_are_thirds_of_the_most_and_nothing_is_blank():
    assert [choose_shade(number, 9) for number in (0, 1, 3, 4, 6, 7, 9)] == [0, 1, 1, 2, 2, 3, 3]
    assert choose_shade(1, 1) == 1


def test_no_tiles_draw_an_empty_map():
    assert texts(parse(render_tile_map([], "x"))) == []


def test_only_places_in_the_frame_are_drawn_and_several_say_how_many():
    dots = [Dot(51.5, -0.1, 1), Dot(53.4, -2.2, 12), Dot(40.7, -74.0, 3)]

    svg = parse(render_scatter(dots, [Landmark(51.5, -3.2, "Cardiff")], UK, "x"))

    assert texts(svg) == ["Cardiff", "12"]
    radii = [float(node.get("r")) for node in svg.iter(f"{SVG}circle")]
    assert len(radii) == 2
    assert radii == sorted(radii, reverse=True), "a large dot hides no small one"


def test_north_is_up_and_west_is_left():
    svg = parse(render_scatter([Dot(58, -7, 1), Dot(51, 1, 1)], [], UK, "x"))
    south, north = svg.iter(f"{SVG}circle")

    assert float(north.get("cy")) < float(south.get("cy"))
    assert float(north.get("cx")) < float(south.get("cx"))


def test_each_line_of_steps_has_its_name_and_what_holds_now():
    lines = [Line("All", (1, 3, 4)), Line("Stopped", (0, 0, 1))]

    svg = parse(render_step_chart(lines, ["a", "b", "c"], "x"))

    assert texts(svg) == ["All: 4", "Stopped: 1", "a", "c"]


def test_all_panels_of_steps_have_one_scale():
    svg = parse(render_step_chart([Line("All", (4,)), Line("Some", (2,))], ["now"], "x"))
    tops = [node.get("d") for node in svg.iter(f"{SVG}path") if node.get("stroke-width") == "2.5"]

    # Panels of 56 pixels under titles of 24, 92 apart: the half is half as high.
    assert tops == ["M0.0 24.0H344.0", "M0.0 144.0H344.0"]


def test_one_period_is_named_once_and_none_at_all_not():
    assert texts(parse(render_step_chart([Line("All", (1,))], ["now"], "x"))) == ["All: 1", "now"]
    assert texts(parse(render_step_chart([], [], "x"))) == []
