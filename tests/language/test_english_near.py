"""English sentences built anew of which not every word was found again: those that show no sign of another
law, and those that do."""

from __future__ import annotations

import pytest

from reviewer.language.english_near import nearly_same_sense


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The Grower shall furnish seedlings in sufficient time to plant and irrigate the terraces.",
            "Seedlings shall be furnished by the Grower early enough for the terraces to be planted and "
            "irrigated.",
        ),
        (
            "No tasting constitutes an approval or acceptance of the vintage by the Importer.",
            "A tasting by the Importer is not to be read as approving or accepting the vintage.",
        ),
        (
            "If either party fails to enforce a provision of this Charter, that failure does not waive its "
            "right.",
            "The failure of either party to enforce any provision of this Charter shall not be construed "
            "as a "
            "waiver of that party's right.",
        ),
        (
            "The Museum acknowledges that the Lender is not obliged to restore the frames or to clean the "
            "canvases shown at the exhibition.",
            "Neither restoration of the frames nor cleaning of the canvases that are exhibited is required "
            "of the Lender, as the Museum acknowledges.",
        ),
        (
            "Any summary or translation of the Manuscript prepared by the Translator shall be treated as "
            "part "
            "of the Manuscript.",
            "Where the Translator prepares a summary or translation of the Manuscript, that summary or "
            "translation counts as part of the Manuscript.",
        ),
        (
            "The Skipper must accept all of the harbour rules contained in the Handbook in order to moor at "
            "the pontoon.",
            "Mooring at the pontoon requires the Skipper to accept every harbour rule in the Handbook.",
        ),
        (
            "Each party will comply with all byelaws that apply to its use of the allotment.",
            "In using the allotment, each of the parties will comply with every byelaw applicable to that "
            "use.",
        ),
        (
            "It is expressly agreed that this Letter is a total statement of the bargain between the "
            "parties.",
            "The parties expressly agree that their bargain is wholly stated in this Letter.",
        ),
        (
            "The Saddler warrants that it has full power and authority to enter into this Bond.",
            "The Saddler warrants that it is fully empowered and authorised to conclude this Bond.",
        ),
        (
            "The Saddler shall indemnify the Rider against all losses arising out of the Saddler's "
            "carelessness.",
            "The Rider shall be indemnified by the Saddler against every loss that arises out of "
            "carelessness "
            "of the Saddler.",
        ),
        (
            "The Saddler shall maintain insurance with a reputable insurer throughout the term of this Bond.",
            "For as long as this Bond lasts the Saddler shall keep itself insured with an insurer of repute.",
        ),
        (
            "The Referee shall be entitled to enter the pits at reasonable times to inspect them.",
            "At reasonable times the Referee may enter the pits for the purpose of inspecting them.",
        ),
        (
            "The Referee shall give the Racer reasonable notice of any planned closure.",
            "Reasonable notice of each closure that is planned shall be given to the Racer by the Referee.",
        ),
        (
            "The Racer shall attend such training as the Referee may reasonably require.",
            "The Racer shall attend whatever training is reasonably required by the Referee.",
        ),
        (
            "We may change the fares at any time by posting the new fares on the gate.",
            "Fares may be changed by us at any time if we post the new ones on the gate.",
        ),
    ],
)
def test_what_shows_no_sign_of_another_law(one, two):
    assert nearly_same_sense(one, two)
    assert nearly_same_sense(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # who acts
        (
            "The Grower shall furnish seedlings in sufficient time to plant and irrigate the terraces.",
            "Seedlings shall be furnished by the Importer early enough for the terraces to be planted and "
            "irrigated.",
        ),
        (
            "The Lender shall deliver the canvases to the Museum and pack the frames for transport.",
            "The canvases shall be delivered by the Museum to the Lender, and the frames packed by it for "
            "transport.",
        ),
        # denied on one side
        (
            "No tasting constitutes an approval or acceptance of the vintage by the Importer.",
            "A tasting by the Importer is to be read as approving and accepting the vintage.",
        ),
        (
            "Any summary prepared by the Translator shall be treated as part of the Manuscript.",
            "Where the Translator prepares a summary, that summary shall not be treated as part of the "
            "Manuscript.",
        ),
        # force
        (
            "The Skipper must clean and repaint the hull whenever the Harbour Master inspects the berth.",
            "Whenever the berth is inspected by the Harbour Master, the Skipper may clean and repaint the "
            "hull.",
        ),
        # a limit, a case, a time or a form on one side
        (
            "Any alteration of the greenhouse planned by the Grower shall be notified to the Importer in "
            "writing.",
            "Where the Grower plans to alter the greenhouse, notification of that alteration shall be made "
            "to "
            "the Importer.",
        ),
        (
            "The Museum shall insure the canvases exhibited and keep the frames heated unless the Lender "
            "objects.",
            "The canvases exhibited shall be insured, and the frames kept heated, by the Museum as the "
            "Lender "
            "objects.",
        ),
        (
            "The Translator shall correct errors that the readers notify without charge.",
            "Correction of errors notified by the readers shall be made by the Translator for a fee.",
        ),
        (
            "The Grower shall indemnify the Importer for losses arising from the negligent packing of fruit.",
            "The Importer shall be indemnified by the Grower for losses which arise from how fruit is "
            "packed.",
        ),
        (
            "The Skipper shall repaint and clean the hull within ten days of an inspection of the berth.",
            "Within twelve days of the berth being inspected, the hull shall be cleaned and repainted by the "
            "Skipper.",
        ),
        # which goes before the other, and another thing named
        (
            "Where the Handbook and the Charter conflict, provisions of the Charter shall prevail.",
            "The Handbook's provisions shall prevail in a case of conflict with the provisions of the "
            "Charter.",
        ),
        (
            "The curators shall pack the canvases and Velvet shall transport the frames to the exhibition.",
            "Packing of the canvases and transporting of the frames to the exhibition are for the curators "
            "and "
            "Larkspur.",
        ),
        # an item of a list
        (
            "The Saddler shall clean, oil and stitch the bridles lent to the Rider.",
            "The bridles lent to the Rider shall be cleaned and stitched by the Saddler.",
        ),
        (
            "The Referee shall time the heats with reasonable skill and care.",
            "Reasonable skill shall be used by the Referee in timing the heats.",
        ),
        # another case
        (
            "The Racer shall repay the prize money on demand.",
            "The prize money shall be repaid by the Racer when the track is sold.",
        ),
        (
            "The Racer shall have no claim against the Referee if a heat is cancelled by reason of fog.",
            "Cancellation of a heat for whatever reason shall give the Racer no claim against the Referee.",
        ),
        # an addition
        (
            "The Grower shall pick and grade the fruit.",
            "The fruit shall be graded and picked by the Grower, who also removes stones, wires, posts and "
            "nets.",
        ),
    ],
)
def test_a_sign_of_another_law_is_heeded(one, two):
    assert not nearly_same_sense(one, two)
    assert not nearly_same_sense(two, one)
