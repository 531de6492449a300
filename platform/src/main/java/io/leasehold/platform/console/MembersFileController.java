package io.leasehold.platform.console;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leasehold.core.Tenant;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.RequiresPermission;

/** All members of an organization as a file for spreadsheets. */
@Controller
@RequestMapping(ConsoleAddress.BASE + "/members/members.csv")
class MembersFileController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** A cell that begins with one of these is a formula to a spreadsheet; a name is never one. */
    private static final String FORMULA = "=+-@\t\r";

    private final MemberService members;

    MembersFileController(MemberService members) {
        this.members = members;
    }

    @GetMapping
    @RequiresPermission(Permissions.MEMBERS_READ)
    ResponseEntity<byte[]> file(Tenant tenant) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("name", "email", "role", "joined_at");
            for (NamedMember member : members.all(tenant)) {
                csv.writeRecord(cell(member.user().name().value()), cell(member.user().email().value()), member
                        .member().role().code(), member.member().joinedAt().toString());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing the members of " + tenant.slug() + " to memory failed.",
                    impossible);
        }
        return ResponseEntity.ok().contentType(CSV).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition
                .attachment().filename("members-" + tenant.slug() + ".csv").build().toString()).body(text.toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
