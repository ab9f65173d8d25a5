"""What is measured, paid and done in the invented coalition: every kind of mess occurs."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from data import demonstration, package


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty landscapes: the fewest that still hold every kind of mess."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "small", landscapes=30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default package."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "whole")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_measure_of_the_catalogue_is_reported(whole):
    codes = {one["measure_code"] for one in rows(whole, "observation")}
    measures = [row["measure_code"] for row in package.read(whole).tables["measure"].rows]
    asked = {one for one in measures if re.fullmatch(r"[ISNF]\d\d", one)}
    assert len(asked) == 29
    assert asked <= codes


def test_every_kind_of_observation_occurs(small):
    held = rows(small, "observation")
    kinds = {one["value_type_code"] for one in held}
    assert kinds == {"reported", "target", "estimated", "projected"}
    groups = {one["disaggregation"] for one in held}
    assert {"women", "men", "youth", "unknown", "Indigenous peoples and local communities"} < groups
    assert any(one["qualifier"] for one in held)
    assert any(one["country_code"] for one in held)
    key = ("landscape_id", "measure_code", "period_end_on", "disaggregation")
    same = Counter(
        tuple(one[name] for name in key) for one in held if one["value_type_code"] == "reported"
    )
    assert max(same.values()) > 1  # a conflict


def test_women_men_and_unknown_make_the_whole(whole):
    parts: dict[tuple, dict[str, float]] = {}
    for one in rows(whole, "observation"):
        if one["value_type_code"] == "reported" and one["landscape_id"].startswith("demo-0"):
            key = (one["landscape_id"], one["measure_code"], one["period_end_on"])
            held = parts.setdefault(key, {})
            group = one["disaggregation"] or "all"
            held.setdefault(group, 0.0)
            held[group] = max(held[group], float(one["value"]))
    complete = [held for held in parts.values() if "men" in held and "women" in held]
    agree = [
        held["women"] + held["men"] + held.get("unknown", 0) == held.get("all") for held in complete
    ]
    assert len(agree) > 60
    assert sum(agree) / len(agree) > 0.9  # the rest are conflicting totals


def test_some_series_stop_and_some_landscapes_fall_silent(whole):
    last: dict[tuple, str] = {}
    for one in rows(whole, "observation"):
        if one["landscape_id"] and one["value_type_code"] == "reported":
            key = (one["landscape_id"], one["measure_code"])
            last[key] = max(last.get(key, ""), one["period_end_on"][:4])
    stopped = sum(year <= "2023" for year in last.values()) / len(last)
    assert 0.05 < stopped < 0.6
    heard: dict[str, str] = {}
    for (landscape, _), year in last.items():
        heard[landscape] = max(heard.get(landscape, ""), year)
    assert sum(year <= "2023" for year in heard.values()) >= 10


def test_every_kind_of_finance_occurs(whole):
    held = rows(whole, "finance")
    stages = {one["finance_stage_code"] for one in held}
    assert stages == {"needed", "under_development", "ready", "committed", "disbursed"}
    assert {one["finance_kind_code"] for one in held} == {"asset", "enabling", ""}
    assert len({one["finance_source_code"] for one in held}) == 6
    assert len({one["currency_code"] for one in held}) >= 8
    assert len({one["instrument_name"] for one in held}) >= 8
    foreign = [one for one in held if one["currency_code"] != "USD"]
    assert any(not one["amount_usd"] for one in foreign)
    assert any(one["amount_usd"] and one["rate_usd"] and one["rate_on"] for one in foreign)
    assert any(one["value_type_code"] == "target" for one in held)


def test_money_says_what_it_is_meant_for_or_does_not(whole, small):
    for held in (rows(whole, "finance"), rows(small, "finance")):
        said = Counter(one["return_code"] for one in held)
        assert set(said) == {"", "inspiration", "social", "natural", "financial"}
    said = Counter(one["return_code"] for one in rows(whole, "finance"))
    assert 0.15 < said[""] / said.total() < 0.35


def test_some_deals_are_carried_by_several(whole, small):
    assert any(one["shared_with_names"] for one in rows(small, "finance"))
    names = {one["organisation_name"] for one in rows(whole, "organisation")}
    held = rows(whole, "finance")
    shared = [one for one in held if one["shared_with_names"]]
    assert 0.05 < len(shared) / len(held) < 0.2
    for one in shared:
        others = one["shared_with_names"].split(";")
        assert set(others) <= names - {one["funder_name"]}
        assert len(set(others)) == len(others) <= 2
        assert one["funder_name"]
        assert not one["parent_finance_id"]
        assert one["is_excluded_from_sums"] == "false"
        assert one["finance_stage_code"] != "needed"


def test_a_payment_follows_its_commitment(whole):
    held = {one["finance_id"]: one for one in rows(whole, "finance")}
    for one in held.values():
        if found := re.match(r"Payment under commitment (fin-\d+)\.", one["note"]):
            for name in ("return_code", "shared_with_names", "funder_name"):
                assert one[name] == held[found[1]][name]


def test_some_needs_meet_a_supply_and_some_do_not(whole):
    stages: dict[str, set[str]] = {}
    for one in rows(whole, "finance"):
        stages.setdefault(one["landscape_id"], set()).add(one["finance_stage_code"])
    both = [held for held in stages.values() if {"needed", "committed"} <= held]
    need = [held for held in stages.values() if "needed" in held and "committed" not in held]
    supply = [held for held in stages.values() if "committed" in held and "needed" not in held]
    assert min(len(both), len(need), len(supply)) >= 10


def test_parts_make_the_whole_and_only_leaves_are_summed(whole):
    held = {one["finance_id"]: one for one in rows(whole, "finance")}
    parts: dict[str, float] = {}
    shared = Counter()
    for one in held.values():
        if one["parent_finance_id"]:
            parent = held[one["parent_finance_id"]]
            assert parent["is_excluded_from_sums"] == "true"
            assert parent["currency_code"] == one["currency_code"]
            parts[parent["finance_id"]] = parts.get(parent["finance_id"], 0) + float(one["amount"])
            shared[parent["finance_id"]] += not parent["funder_name"]
    assert len(parts) >= 20
    for name, total in parts.items():
        assert total == pytest.approx(float(held[name]["amount"]))
    assert max(shared.values()) >= 2  # a deal of several funders, one row each


def test_payments_stay_below_their_commitment(whole):
    held = {one["finance_id"]: one for one in rows(whole, "finance")}
    paid: dict[str, float] = {}
    for one in held.values():
        if one["finance_stage_code"] == "disbursed":
            found = re.match(r"Payment under commitment (fin-\d+)\.", one["note"])
            assert found
            assert not one["parent_finance_id"]
            assert held[found[1]]["finance_stage_code"] == "committed"
            paid[found[1]] = paid.get(found[1], 0) + float(one["amount"])
    assert all(total <= float(held[name]["amount"]) for name, total in paid.items())


def test_the_coalition_is_complete(small):
    kinds = {one["organisation_type_code"] for one in rows(small, "organisation")}
    assert len(kinds) == 8
    roles = {one["role_name"] for one in rows(small, "participation")}
    assert roles == {"lead", "convener", "partner", "adviser", "funder"}
    services = rows(small, "support")
    assert {one["team_code"] for one in services} == {"1", "2", "3"}
    routes: dict[str, set[str]] = {}
    for one in services:
        routes.setdefault(one["landscape_id"], set()).add(one["route_code"])
    assert any(len(one - {""}) > 1 for one in routes.values())
    stages = {one["policy_stage_code"] for one in rows(small, "policy")}
    assert len(stages) == 5
    kinds = {one["timeline_kind_code"] for one in rows(small, "timeline")}
    assert len(kinds) == 6
    series = {
        one["metric_name"]
        for one in rows(small, "timeline")
        if one["timeline_kind_code"] == "headline"
    }
    assert len(series) == 3
    learned = rows(small, "learning")
    assert {one["learning_kind_code"] for one in learned} == {
        "product", "event", "research_partnership",
    }  # fmt: skip
    assert any(one["landscape_id"] for one in learned)
    assert not all(one["landscape_id"] for one in learned)


def test_consent_and_labels_of_every_kind(small):
    held = rows(small, "consent")
    levels = {one["level_code"] for one in held}
    assert levels == {
        "full", "generalised", "listed_in_country", "aggregate_only", "private",
    } | (levels & {"withdrawn"})  # fmt: skip
    assert any(one["withdrawn_on"] for one in held)
    assert len({one["field_group_code"] for one in held}) >= 3
    assert rows(small, "label")
    led = {one["community_led_code"] for one in rows(small, "landscape")}
    assert {"yes", "no", ""} <= led


def test_targets_of_the_world_and_of_others(whole):
    held = rows(whole, "target")
    world = {
        one["indicator_name"]: float(one["value"]) for one in held if one["scope_code"] == "world"
    }
    assert world == {"count_landscapes_empowered": 1000, "people_unique": 1e9}
    scopes = Counter(one["scope_code"] for one in held)
    assert scopes["country"] >= 6
    assert scopes["network"] >= 4
    assert scopes["funder"] >= 4
    assert scopes["team"] >= 9
    others = [one for one in held if one["scope_code"] != "team"]
    assert all(one["set_by"] and one["due_on"] == "2030-12-31" for one in others)
    teams = [one for one in held if one["scope_code"] == "team"]
    assert {one["scope_name"] for one in teams} == {"1", "2", "3"}
    assert any(one["base_value"] and one["base_on"] for one in teams)
    networks = {one["network_name"] for one in rows(whole, "landscape")}
    names = {one["organisation_name"] for one in rows(whole, "organisation")}
    for one in held:
        if one["scope_code"] == "network":
            assert one["scope_name"] in networks
        if one["scope_code"] == "funder":
            assert one["scope_name"] in names
