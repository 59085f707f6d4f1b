package dev.kaquan.jdbc;

import dev.kaquan.application.port.MembershipLocks;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.Instant;

/** Locks of memberships in a database, with times in milliseconds. */
final class JdbcMembershipLocks implements MembershipLocks {
  private static final String ACQUIRE = """
      INSERT INTO membership_lock (member_id, holder, held_until)
      VALUES (:memberId, :holder, :until)
      ON CONFLICT (member_id)
      DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
      WHERE membership_lock.held_until <= :now
      """;

  private static final String RELEASE =
      "DELETE FROM membership_lock WHERE member_id = :memberId AND holder = :holder";

  private final Database database;

  @Inject
  JdbcMembershipLocks(Database database) {
    this.database = database;
  }

  @Override
  public boolean acquire(MembershipId id, String holder, Instant now, Instant until) {
    return database.change(handle -> handle
            .createUpdate(ACQUIRE)
            .bind("memberId", id.toString())
            .bind("holder", holder)
            .bind("now", now.toEpochMilli())
            .bind("until", until.toEpochMilli())
            .execute()
        > 0);
  }

  @Override
  public void release(MembershipId id, String holder) {
    database.write(handle -> handle
        .createUpdate(RELEASE)
        .bind("memberId", id.toString())
        .bind("holder", holder)
        .execute());
  }
}
