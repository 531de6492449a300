package io.leasehold.postgres.binding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What kind a statement is does not depend on what PostgreSQL passes over in front of it. */
class SqlKindTests {
    @Property
    void isThatOfItsFirstWord(@ForAll("passedOver") String before) {
        assertThat(SqlKind.of(before + "insert into tasks values (1)")).isEqualTo(SqlKind.DATA);
        assertThat(SqlKind.of(before + "set statement_timeout = 7")).isEqualTo(SqlKind.SESSION);
        assertThat(SqlKind.of(before + "set" + before + " local lock_timeout = 7")).isEqualTo(SqlKind.TRANSACTION);
        assertThat(SqlKind.of(before + "commit")).isEqualTo(SqlKind.TRANSACTION);
        assertThat(SqlKind.of(before)).isEqualTo(SqlKind.NOTHING);
    }

    @Provide
    Arbitrary<String> passedOver() {
        return Arbitraries
                .of(" ", "\t", "\n", "\r", "\f", "\u000b", ";", "--\n", "--\r", "-- select 1\r", "-- a /* b\n",
                        "/**/", "/* commit */", "/* a /* b */ -- c */", "/* a \r -- */")
                .list().ofMaxSize(6).map(parts -> String
                        .join("", parts));
    }
}
