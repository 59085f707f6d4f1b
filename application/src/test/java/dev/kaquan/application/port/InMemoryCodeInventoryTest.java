package dev.kaquan.application.port;

class InMemoryCodeInventoryTest implements CodeInventoryContract {
  private final CodeInventory inventory = new InMemoryCodeInventory();

  @Override
  public CodeInventory inventory() {
    return inventory;
  }
}
