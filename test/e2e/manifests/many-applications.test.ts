import { testManyApplications } from './many-applications';

// So many that the scrape configuration is spread over files. `npm run e2e:long` has a thousand.
testManyApplications(60);
