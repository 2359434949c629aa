/**
 * The units of the whole country since November 2019. 700 kB of rows: whoever needs no more than Cần Thơ never imports
 * this file, and whoever does imports it when it is asked for.
 *
 * Facts from the national register of units (its states of 2019 to 2025), the statistics office's conversion table of
 * July 2025, Resolutions 202/2025/QH15 and 1654 to 1687/NQ-UBTVQH15, and for Đồng Nai since 30 April 2026 Resolutions
 * 30/2026/QH16 and 237/NQ-UBTVQH16. Names of provinces without their kind; Thừa Thiên Huế was a province until 2025.
 */
import changesNow from '../data/registries/changes-after-2025.data.json' with { type: 'json' };
import communesNow from '../data/registries/communes-2025.data.json' with { type: 'json' };
import communesBefore from '../data/registries/communes-before-2025.data.json' with { type: 'json' };
import communesEarlier from '../data/registries/communes-earlier.data.json' with { type: 'json' };
import districtsBefore from '../data/registries/districts-before-2025.data.json' with { type: 'json' };
import districtsEarlier from '../data/registries/districts-earlier.data.json' with { type: 'json' };
import variants from '../data/registries/name-variants.data.json' with { type: 'json' };
import provinces from '../data/registries/provinces.data.json' with { type: 'json' };
import successors from '../data/registries/successors.data.json' with { type: 'json' };
import { readCountry } from './country-data.ts';

export const COUNTRY = readCountry({
  provinces,
  districtsBefore,
  districtsEarlier,
  communesBefore,
  communesEarlier,
  communesNow,
  changesNow,
  successors,
  variants,
});
