package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.inspection.Inspection;

import static io.leasehold.postgres.provisioning.OwnerConnection.quoted;

/** Looks at a new place the way a request of its tenant would, before any comes. */
final class PlaceCheck {
    private PlaceCheck() {}

    static void require(Place place, UUID id) {
        try (Connection app = OwnerConnection.connect(place.direct(), place.direct().app());
                Statement path = app.createStatement()) {
            path.execute("set search_path = " + quoted(place.schema()) + ", leasehold");
            Inspection.requireSafePlace(app, place);
            app.setAutoCommit(false);
            try (PreparedStatement bind = app.prepareStatement("select leasehold.bind(?)")) {
                bind.setObject(1, id);
                bind.execute();
            }
            app.rollback();
        } catch (SQLException e) {
            throw new ProvisioningException("The app role cannot work in " + place + ": " + e.getMessage(), e);
        }
    }
}
