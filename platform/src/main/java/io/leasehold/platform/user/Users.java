package io.leasehold.platform.user;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.platform.user.UserRepository.UserWithPassword;

/**
 * The people of the system. All reading goes through the lookup role, so it is done before or after a transaction and never inside of one.
 */
@Service
public class Users {
    /** Too short to be anybody's. */
    private static final String NOBODYS_PASSWORD = "-";

    private final UserRepository repository;
    private final PasswordEncoder encoder;
    private final Clock clock;

    /** What the password of nobody is compared with, so that an unknown address costs what a known one costs. */
    private final String hashOfNobody;

    Users(UserRepository repository, PasswordEncoder encoder, Clock clock) {
        this.repository = repository;
        this.encoder = encoder;
        this.clock = clock;
        this.hashOfNobody = hash(new Password("nobody has this password"));
    }

    /** The scrambled password. Slow on purpose: call it before the transaction that registers the user. */
    public String hash(Password password) {
        String hash = encoder.encode(password.text());
        if (hash == null) {
            throw new IllegalStateException("Hashing a password failed: the password encoder returned nothing.");
        }
        return hash;
    }

    /**
     * Adds a user, inside the caller's transaction in the control database.
     *
     * @throws EmailTakenException when there is a user with this address
     */
    public User register(NewUser newUser) {
        Instant now = clock.instant();
        User user = new User(new UserId(UuidV7.at(now)), newUser.email(), newUser.name(), false);
        if (!repository.insert(user, newUser.passwordHash(), now)) {
            throw new EmailTakenException(newUser.email());
        }
        return user;
    }

    /** The user whom address and password belong to; takes the same time and does the same work for an unknown address. */
    public Optional<User> authenticate(String email, String password) {
        return authenticated(EmailAddress.parse(email), password).map(UserWithPassword::user);
    }

    private Optional<UserWithPassword> authenticated(Optional<EmailAddress> email, String password) {
        Optional<UserWithPassword> found = email.flatMap(repository::findByEmail);
        String attempt = !password.isEmpty() && Password.fits(password) ? password : NOBODYS_PASSWORD;
        boolean matches = encoder.matches(attempt, found.map(UserWithPassword::passwordHash).orElse(hashOfNobody));
        return matches ? found : Optional.empty();
    }

    /** Gives somebody another name, and tells whether it was done: not when they were renamed elsewhere at the same moment. */
    public boolean rename(User user, DisplayName name) {
        return name.equals(user.name()) || repository.rename(user.id(), user.name(), name);
    }

    /** Gives somebody another password, if the current one is theirs; takes the same time if not. */
    public Optional<User> changePassword(User user, String current, Password chosen) {
        Optional<UserWithPassword> found = authenticated(Optional.of(user.email()), current);
        String newHash = hash(chosen);
        return found.filter(known -> repository.changePassword(known.user().id(), known.passwordHash(), newHash)).map(
                UserWithPassword::user);
    }

    /** The user with this address. */
    public Optional<User> find(EmailAddress email) {
        return repository.findByEmail(email).map(UserWithPassword::user);
    }

    /** The users with these ids, read in one go. */
    public Map<UserId, User> find(Collection<UserId> ids) {
        return repository.findAll(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    }

    /** Whether the user is staff of the SaaS at this moment, whatever a session or a token says. */
    public boolean isOperator(UserId user) {
        return repository.isOperator(user);
    }

    /** Whether anybody is a user besides the people with these addresses, such as those whom a set-up makes. */
    public boolean includeOthersThan(Collection<EmailAddress> emails) {
        return repository.includeOthersThan(emails);
    }
}
