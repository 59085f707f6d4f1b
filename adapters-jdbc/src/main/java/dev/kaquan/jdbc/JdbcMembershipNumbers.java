package dev.kaquan.jdbc;

import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import jakarta.inject.Inject;

/** Numbers of memberships in a database. */
final class JdbcMembershipNumbers implements MembershipNumbers {
  private static final String TAKE_BLOCK = """
      INSERT INTO number_sequence (name, next) VALUES (:name, 1 + :size)
      ON CONFLICT (name) DO UPDATE SET next = number_sequence.next + :size
      """;

  private static final String NEXT = "SELECT next FROM number_sequence WHERE name = :name";

  private static final String RESERVE = """
      INSERT INTO membership_number (card_id, number, member_id)
      VALUES (:cardId, :number, :memberId)
      ON CONFLICT (card_id, number) DO NOTHING
      """;

  private static final String OWNER = """
      SELECT member_id FROM membership_number WHERE card_id = :cardId AND number = :number
      """;

  private final Database database;

  @Inject
  JdbcMembershipNumbers(Database database) {
    this.database = database;
  }

  @Override
  public long takeBlock(String sequence, int size) {
    return database.change(handle -> {
      handle.createUpdate(TAKE_BLOCK).bind("name", sequence).bind("size", size).execute();
      return handle.createQuery(NEXT).bind("name", sequence).mapTo(Long.class).one() - size;
    });
  }

  @Override
  public boolean reserve(MembershipNumber number, MembershipId id) {
    return database.change(handle -> {
      handle
          .createUpdate(RESERVE)
          .bind("cardId", id.cardId().value())
          .bind("number", number.value())
          .bind("memberId", id.toString())
          .execute();
      String owner = handle
          .createQuery(OWNER)
          .bind("cardId", id.cardId().value())
          .bind("number", number.value())
          .mapTo(String.class)
          .one();
      return owner.equals(id.toString());
    });
  }
}
