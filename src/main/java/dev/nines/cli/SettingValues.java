package dev.nines.cli;

import dev.nines.cli.configuration.Setting;
import dev.nines.yaml.shape.Unfit;

/** What options say, as the list of settings has it. */
final class SettingValues {

  private SettingValues() {}

  /**
   * The value that an option says.
   *
   * @throws InvalidUseException if it is none
   */
  static <T> T of(Setting<T> setting, String text) throws InvalidUseException {
    try {
      return setting.of(text);
    } catch (Unfit e) {
      throw new InvalidUseException(setting.option() + ": " + e.getMessage());
    }
  }
}
