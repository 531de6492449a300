package io.leasehold.depot.demo;

import java.util.List;
import java.util.stream.Stream;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.TenantLimits;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.operator.WantedTenant;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.postgres.provisioning.Level;

/** Who there is in the demo, and what they are in which organization. */
final class DemoPeople {
    static final Person OPERATOR = person("ops@leasehold.example", "Olga Petrov");

    static final List<Organization> ORGANIZATIONS = List.of(
            new Organization(new DisplayName("Acme Tools"), new Slug("acme"), person("ada@acme.example", "Ada Wagner"),
                    Level.SHARED,
                    List.of(new Colleague(person("mia@acme.example", "Mia Hofer"), Role.MEMBER),
                            new Colleague(person("vic@acme.example", "Vic Brandt"), Role.VIEWER),
                            new Colleague(person("lin@both.example", "Lin Sato"), Role.MEMBER))),
            new Organization(new DisplayName("Globex Drinks"), new Slug("globex"),
                    person("gus@globex.example", "Gus Albrecht"), Level.SHARED,
                    List.of(new Colleague(person("lin@both.example", "Lin Sato"), Role.ADMIN))),
            new Organization(new DisplayName("Initech Office"), new Slug("initech"),
                    person("ike@initech.example", "Ike Sander"), Level.SCHEMA, List.of()),
            new Organization(new DisplayName("Umbrella Rainwear"), new Slug("umbrella"),
                    person("uma@umbrella.example", "Uma Lindqvist"), Level.DATABASE, List.of()));

    private DemoPeople() {}

    /** Everybody's address. */
    static List<EmailAddress> everybody() {
        Stream<Person> members = ORGANIZATIONS.stream().flatMap(organization -> Stream.concat(Stream.of(organization
                .founder()), organization.colleagues().stream().map(Colleague::person)));
        return Stream.concat(members, Stream.of(OPERATOR)).map(Person::email).distinct().toList();
    }

    private static Person person(String email, String name) {
        return new Person(new EmailAddress(email), new DisplayName(name));
    }

    /** Somebody who can sign in. */
    record Person(EmailAddress email, DisplayName name) {}

    /** Somebody who was added to an organization. */
    record Colleague(Person person, Role role) {}

    /** An organization, the person who founds it, how far it is kept from others, and those who join. */
    record Organization(DisplayName name, Slug slug, Person founder, Level level, List<Colleague> colleagues) {
        WantedTenant wanted() {
            return new WantedTenant(name, slug, founder.email(), level, Placement.MAIN_SERVER, TenantLimits.USUAL);
        }
    }
}
