package dev.kaquan.application.port;

class InMemoryCodeImportsTest implements CodeImportsContract {
  private final InMemoryCodeInventory inventory = new InMemoryCodeInventory();
  private final CodeImports imports = new InMemoryCodeImports(inventory);

  @Override
  public CodeImports imports() {
    return imports;
  }

  @Override
  public CodeInventory inventory() {
    return inventory;
  }
}
