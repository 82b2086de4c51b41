import { testManyApplications } from '../manifests/many-applications';

jest.setTimeout(1_800_000);

testManyApplications(1000);
