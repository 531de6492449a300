package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class EditionTests {
    private final DatabaseAccess access = TestServer.preparedDatabase();

    /** Without that, a node of the version before would lay its own again. Raise the number in the script, and then both of these. */
    @Test
    void isRaisedByWhoeverChangesTheScript() {
        assertThat(Edition.ours()).isEqualTo(new Edition(1, "e3a121840b6c2c34"));
    }

    @Test
    void isReadByEveryRoleAndKnowsWhatWasChangedByHand() throws SQLException {
        try (Connection app = access.connect(access.app());
                Connection owner = access.connect(access.owner());
                Statement statement = owner.createStatement()) {
            assertThat(Edition.in(app)).isEqualTo(Edition.ours()).isEqualTo(Edition.in(owner));
            assertThat(Edition.ours().isBehind()).isFalse();

            statement.execute("create function leasehold.of_the_application() returns int language sql as 'select 1'");
            assertThat(Edition.in(app)).as("what others have put there").isEqualTo(Edition.ours());

            for (String change : new String[]{"alter function leasehold.distrust() strict",
                "alter function leasehold.revoke(uuid) security definer",
                "alter function leasehold.protect(regclass) reset all",
                "alter function leasehold.predicate(boolean) stable",
                "create function leasehold.bind(text) returns int language sql as 'select 1'",
                "drop function leasehold.allow(text, text, regclass)"}) {
                statement.execute(change);
                assertThat(Edition.in(app)).as(change).satisfies(edition -> {
                    assertThat(edition.isAltered()).isTrue();
                    assertThat(edition.isBehind()).isTrue();
                });
                statement.execute("drop function if exists leasehold.bind(text)");
                statement.execute("alter function leasehold.distrust() called on null input");
                TestServer.prepare(access);
                assertThat(Edition.in(app)).as("laid again after: " + change).isEqualTo(Edition.ours());
            }
            statement.execute("comment on schema leasehold is null");
            assertThat(Edition.in(app).number()).isZero();
        }
    }
}
