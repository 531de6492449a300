package io.leasehold.depot.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.operator.OperatorTenants;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.platform.user.NewUser;
import io.leasehold.platform.user.Password;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresProperties;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.web.Problem;

import static java.util.stream.Collectors.joining;

/**
 * Fills an empty database with the demo, before the first request is taken. Every step finds what an earlier start has done, and the operator is made
 * last: a start that is cut off is finished by the next one, and what people delete afterwards does not come back.
 */
@Component
public class DemoData implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    /** Everybody's password. */
    public static final String PASSWORD = "leasehold-demo";

    private static final Mandate MANDATE = new Mandate("demo", "the first start on an empty database");

    private final boolean wanted;
    private final Users users;
    private final OperatorTenants operators;
    private final MemberService members;
    private final TenantDirectory directory;
    private final DemoFilling filling;
    private final DemoDoor door;
    private final DemoOperator operator;
    private volatile boolean there;
    private volatile boolean running;

    DemoData(DemoProperties properties, LeaseholdPostgresProperties postgres, Users users,
            OperatorTenants operators, MemberService members,
            TenantDirectory directory, DemoFilling filling, DemoDoor door,
            DemoOperator operator) {
        this.wanted = properties.enabled() == null ? postgres.url().isEmpty() : properties.enabled();
        this.users = users;
        this.operators = operators;
        this.members = members;
        this.directory = directory;
        this.filling = filling;
        this.door = door;
        this.operator = operator;
    }

    /** Whether its people can sign in here. */
    public boolean isThere() {
        return there;
    }

    /** Whom to sign in as, for a person who has never been here. */
    public static String people() {
        return DemoPeople.everybody().stream().map(EmailAddress::value).collect(joining(", "));
    }

    @Override
    public void start() {
        running = true;
        there = users.find(DemoPeople.OPERATOR.email()).isPresent();
        if (!there && wanted && !users.includeOthersThan(DemoPeople.everybody())) {
            fill();
            there = true;
        }
    }

    private void fill() {
        String hash = users.hash(new Password(PASSWORD));
        for (DemoPeople.Organization organization : DemoPeople.ORGANIZATIONS) {
            try {
                fill(organization, hash);
            } catch (Problem impossible) {
                LOG.warn("The demo goes without the organization {}: {} {}", organization.slug(), impossible.detail(),
                        impossible.properties());
            }
        }
        operator.register(DemoPeople.OPERATOR, hash);
        LOG.info("Made the demo's organizations and people");
    }

    private void fill(DemoPeople.Organization organization, String hash) {
        UserId founder = userFor(organization.founder(), hash);
        for (DemoPeople.Colleague colleague : organization.colleagues()) {
            userFor(colleague.person(), hash);
        }
        Tenant tenant = directory.find(new TenantKey(organization.slug().value())).filter(found -> found
                .status() == TenantStatus.ACTIVE).orElseGet(() -> operators.create(organization.wanted(), MANDATE)
                        .tenant());
        door.enter(tenant, () -> filling.fill(tenant, crew(tenant, founder, organization)));
    }

    /** Everybody who could be made a member, and is one. */
    private Crew crew(Tenant tenant, UserId founder, DemoPeople.Organization organization) {
        Map<String, UserId> all = new HashMap<>(Map.of(organization.founder().email().value(), founder));
        List<UserId> workers = new ArrayList<>();
        for (DemoPeople.Colleague colleague : organization.colleagues()) {
            EmailAddress address = colleague.person().email();
            users.find(address).map(User::id).ifPresent(user -> {
                if (!members.isMember(tenant, user)) {
                    members.add(tenant, founder, address, colleague.role());
                }
                all.put(address.value(), user);
                if (colleague.role() != Role.VIEWER) {
                    workers.add(user);
                }
            });
        }
        workers.add(founder);
        return new Crew(founder, workers, all);
    }

    private UserId userFor(DemoPeople.Person person, String hash) {
        return users.find(person.email()).map(User::id).orElseGet(() -> users.register(new NewUser(person.email(),
                person.name(), hash)).id());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
