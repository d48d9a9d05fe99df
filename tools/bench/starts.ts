// How long a city that was stopped takes to answer again, with everything it holds.
import { setTimeout as sleep } from 'node:timers/promises';
import { type City, startCity } from './city.ts';
import { type Figure, median } from './figures.ts';

/** Returns the city as it runs after the last start. */
export async function measureStarts(city: City, times: number): Promise<{ city: City; figures: Figure[] }> {
  const took: number[] = [];
  let running = city;
  for (let i = 0; i < times; i++) {
    // The first answer comes before the timers stand; a city is not stopped while it is still getting up.
    await sleep(3_000);
    await running.stop();
    running = await startCity(city.home);
    took.push(running.startedInMs / 1000);
  }
  const name = 'second start, from the process to the first ready answer';
  const note = `starts: ${took.map((seconds) => seconds.toFixed(1)).join(' ')} s`;
  return {
    city: running,
    figures: [
      { part: 'starts', name, value: median(took), unit: 's', bar: { most: 10 }, judged: 'value', note },
    ],
  };
}
