package io.leasehold.platform.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.leasehold.core.Tenant;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.member.Permissions;
import io.leasehold.platform.member.Role;
import io.leasehold.web.RequiresPermission;

/** The page that says what each role may do. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/members/roles")
class RolesPageController {
    private final MemberService members;

    RolesPageController(MemberService members) {
        this.members = members;
    }

    @GetMapping
    @RequiresPermission(Permissions.MEMBERS_READ)
    String show(Tenant tenant, Model model) {
        Map<Role, Long> counts = members.all(tenant).stream().collect(Collectors.groupingBy(member -> member.member()
                .role(), Collectors.counting()));
        model.addAttribute("roles", Arrays.stream(Role.values()).map(role -> new RoleColumn(role.code(), counts
                .getOrDefault(role, 0L))).toList());
        model.addAttribute("rights", PermissionWords.all().entrySet().stream().map(permission -> new RightRow(permission
                .getValue(), Arrays.stream(Role.values()).map(role -> role.allows(permission.getKey())).toList()))
                .toList());
        return "console/roles";
    }

    /** A role and how many members have it. */
    record RoleColumn(String name, long members) {}

    /** What may be done, and whether each role may do it. */
    record RightRow(String words, List<Boolean> allowed) {}
}
