package dev.kaquan.sandbox.card;

/**
 * What the platform currently allows.
 *
 * @param reviewAtOnce whether cards pass review as soon as they are created or changed
 * @param newCoupons whether coupons can be created, which WeChat has refused since 2021-04-01
 * @param activateTicketSeconds lifetime of an activate_ticket, which WeChat does not document
 */
public record PolicySettings(
    boolean reviewAtOnce, boolean newCoupons, long activateTicketSeconds) {}
