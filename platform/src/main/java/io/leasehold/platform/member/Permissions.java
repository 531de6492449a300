package io.leasehold.platform.member;

/** The names of what may be done inside an organization, for {@code @RequiresPermission}. */
public final class Permissions {
    /** See the organization's name and settings. */
    public static final String ORGANIZATION_READ = "organization.read";
    /** Change the organization's name, slug and settings. */
    public static final String ORGANIZATION_UPDATE = "organization.update";
    /** Give the organization up. */
    public static final String ORGANIZATION_DELETE = "organization.delete";
    /** See who belongs to the organization. */
    public static final String MEMBERS_READ = "members.read";
    /** Add somebody to the organization. */
    public static final String MEMBERS_INVITE = "members.invite";
    /** Change the role of members and remove them. */
    public static final String MEMBERS_MANAGE = "members.manage";
    /** See what the organization pays. */
    public static final String BILLING_VIEW = "billing.view";
    /** Read business data. */
    public static final String DATA_READ = "data.read";
    /** Change business data. */
    public static final String DATA_WRITE = "data.write";

    private Permissions() {}
}
