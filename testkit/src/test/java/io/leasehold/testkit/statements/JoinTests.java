package io.leasehold.testkit.statements;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What names mean in a chain of joins, and which rows a later join lets through. */
class JoinTests {
    private static final String MINE = "(select tenant_id from tasks where tenant_id = ?) a ";

    @ParameterizedTest
    @ValueSource(strings = {
        "join logs b using (tenant_id) join all_tasks c using (tenant_id)",
        "join logs b using (tenant_id) left join all_tasks c using (tenant_id)",
        "left join logs b using (tenant_id) left join all_tasks c using (tenant_id)",
        "right join logs b using (tenant_id) right join all_tasks c using (tenant_id) where tenant_id = ?",
        "full join logs b using (tenant_id) full join all_tasks c using (tenant_id) where tenant_id = ?",
        "join (logs b join all_tasks c using (tenant_id)) using (tenant_id)",
        "natural join logs b natural left join all_tasks c",
        "natural full join all_tasks c where tenant_id = ?",
        "join users u on tenant_id = ? left join (logs b join all_tasks c using (tenant_id)) on b.tenant_id = a.tenant_id",
        "cross join users u left join (logs b join all_tasks c using (tenant_id)) on c.tenant_id = a.tenant_id",
        "left join logs b using (tenant_id), users u join all_tasks c on c.tenant_id = ?"
    })
    void followsColumnsThatAreMergedAgain(String joins) {
        assertThat(AnalysisTests.problems("select 1 from " + MINE + joins)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "join logs b using (tenant_id) right join all_tasks c using (tenant_id)",
        "join logs b using (tenant_id) full join all_tasks c using (tenant_id)",
        "left join logs b using (tenant_id) full join all_tasks c using (tenant_id)",
        "left join logs b using (tenant_id) right join all_tasks c using (tenant_id)",
        "natural join logs b natural right join all_tasks c",
        "natural join logs b natural full join all_tasks c",
        "join users u on tenant_id = ? right join all_tasks c using (tenant_id)",
        "cross join (" + MINE + "right join all_tasks c using (tenant_id))",
        "join logs b using (tenant_id), " + MINE + "right join all_tasks c using (tenant_id)",
        "join (select * from " + MINE
                + "right join somewhere using (tenant_id)) x on true join all_tasks c on c.tenant_id = x.tenant_id"
    })
    void reportsTheTableThatALaterJoinLetsThrough(String joins) {
        assertThat(AnalysisTests.problems("select 1 from " + MINE + joins)).extracting(Problem::table).containsExactly(
                "all_tasks");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select (select 1 from users u join users w on tenant_id = ? right join logs t on true) from audit",
        "select 1 from users u join logs w on w.tenant_id = owner cross join (select ? as owner) z",
        "select 1 from users u cross join lateral (select 1 from logs l where l.tenant_id = owner) l cross join (select ? as owner) z",
        "select 1 from (select ? as owner) a natural right join users b join logs l on l.tenant_id = owner",
        "select 1 from (select tenant_id from users join somewhere using (id) left join " + MINE
                + "using (tenant_id)) x join logs l on l.tenant_id = x.tenant_id"
    })
    void takesNamesForWhatStandsBeforeThem(String sql) {
        assertThat(AnalysisTests.problems(sql)).extracting(Problem::table).containsExactly("logs");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select 1 from tasks a left join logs b join all_tasks c on c.tenant_id = b.tenant_id on b.tenant_id = a.tenant_id and a.tenant_id = ?",
        "select 1 from tasks a left join logs b join all_tasks c using (tenant_id) using (tenant_id) where a.tenant_id = ?"
    })
    void saysThatJoinsWithinOneAnotherAreNotReadable(String sql) {
        assertThat(AnalysisTests.problems(sql)).singleElement().extracting(Problem::what).asString().contains(
                "could not be read");
    }
}
