from scorer.judges.codebook.clauses import actor_sentence, main_clause, without_quotes


def test_what_others_did_before_is_cut_off() -> None:
    text = "After its neighbour refused to talk, [ACTOR] closed the border."
    assert main_clause(text) == "[ACTOR] closed the border."


def test_a_trailing_side_clause_is_cut_off() -> None:
    assert main_clause("[ACTOR] jailed an editor who had refused to speak.") == (
        "[ACTOR] jailed an editor"
    )


def test_an_opening_that_names_the_actor_itself_is_kept() -> None:
    assert main_clause("In May [ACTOR] closed the port.") == "In May [ACTOR] closed the port."


def test_quotations_are_not_read() -> None:
    assert "never" not in without_quotes("[ACTOR] closed a paper that wrote “we never obey”.")


def test_the_sentence_that_names_the_actor_is_the_one_that_counts() -> None:
    text = "The talks had failed. [ACTOR] called up its reserves."
    assert actor_sentence(text) == "[ACTOR] called up its reserves."


def test_a_clause_of_two_words_is_not_cut_to_nothing() -> None:
    assert main_clause("[ACTOR] left because it could.") == "[ACTOR] left because it could."
