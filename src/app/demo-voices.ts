// Voices to look at in the demo city, told through the same use-cases as real ones.
import type { Platform } from '#kernel/context.ts';

export async function installDemoVoices(platform: Platform): Promise<void> {
  void platform;
}
